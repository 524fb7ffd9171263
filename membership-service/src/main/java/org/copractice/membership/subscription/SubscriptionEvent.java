package org.copractice.membership.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Personal;

/// What can happen to a partner subscription. Stored for ever, so no component is ever renamed,
/// retyped or removed. Secrets are ids here.
public sealed interface SubscriptionEvent {

    /// @param owner the client that made it
    /// @param types of messages, or the beginning of some and `*`
    /// @param topics that the owner may see
    record Subscribed(
            String owner,
            @Personal String address,
            List<String> types,
            List<String> topics,
            UUID secret)
            implements SubscriptionEvent {}

    record Readdressed(@Personal String address) implements SubscriptionEvent {}

    record Reselected(List<String> types, List<String> topics) implements SubscriptionEvent {}

    /// @param until the secret before it signs as well
    record SecretRotated(UUID secret, Instant until) implements SubscriptionEvent {}

    /// @param detail in words
    record Disabled(Reason reason, String detail) implements SubscriptionEvent {}

    record Enabled() implements SubscriptionEvent {}

    /// @param after the position before the first that is told again
    /// @param through the last position that is told again
    record ReplayAsked(UUID replay, long after, long through) implements SubscriptionEvent {}

    record Removed() implements SubscriptionEvent {}
}
