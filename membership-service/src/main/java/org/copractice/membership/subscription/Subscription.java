package org.copractice.membership.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A partner subscription as its events have left it.
///
/// ```
///                       ╭──Enabled──╮
///                       ▼           │
/// nothing ──Subscribed──▶ enabled ──Disabled──▶ disabled
///                           ╰─────── Removed ──────╯──▶ removed
/// ```
public sealed interface Subscription {

    record None() implements Subscription {}

    /// Absent components of what was removed are null: its key is destroyed.
    ///
    /// @param before the secret before, which signs as well until then; null when there was none
    record Secrets(UUID current, UUID before, Instant until) {}

    /// @param reason null while it is enabled
    record Kept(
            String owner,
            String address,
            List<String> types,
            List<String> topics,
            Secrets secrets,
            Reason reason,
            String detail)
            implements Subscription {

        Kept at(String other) {
            return new Kept(owner, other, types, topics, secrets, reason, detail);
        }

        Kept selecting(List<String> otherTypes, List<String> otherTopics) {
            return new Kept(owner, address, otherTypes, otherTopics, secrets, reason, detail);
        }

        Kept signedWith(UUID secret, Instant until) {
            var rotated = new Secrets(secret, secrets.current(), until);
            return new Kept(owner, address, types, topics, rotated, reason, detail);
        }

        Kept disabled(Reason why, String inWords) {
            return new Kept(owner, address, types, topics, secrets, why, inWords);
        }
    }

    record Gone(String owner) implements Subscription {}
}
