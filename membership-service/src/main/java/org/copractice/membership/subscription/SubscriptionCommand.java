package org.copractice.membership.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What can be asked of a partner subscription.
public sealed interface SubscriptionCommand {

    /// @param owner who asks
    /// @param secret id of its first secret, should there be none yet
    record Subscribe(
            String owner, String address, List<String> types, List<String> topics, UUID secret)
            implements SubscriptionCommand {}

    /// @param until the secret before it signs as well
    record Rotate(UUID secret, Instant until) implements SubscriptionCommand {}

    record Disable(Reason reason, String detail) implements SubscriptionCommand {}

    record Enable() implements SubscriptionCommand {}

    /// @param after the position before the first that is told again
    /// @param through the last position that is told again
    record Replay(UUID replay, long after, long through) implements SubscriptionCommand {}

    record Remove() implements SubscriptionCommand {}
}
