package org.copractice.membership.subscription.delivery;

import java.time.Instant;
import java.util.UUID;

/// A way through the feed that a subscription takes: its own, or that of a replay.
///
/// @param id of the subscription itself, or of the replay
/// @param position up to which everything is delivered
/// @param through where it ends; for its own, what is known of the feed
/// @param head the message that could not be delivered yet; null when the next one is new
record Track(UUID id, UUID subscription, long position, long through, DeliveryView head) {

    boolean isReplay() {
        return !id.equals(subscription);
    }

    Track to(long further) {
        return new Track(id, subscription, further, through, null);
    }

    Track ending(long end) {
        return new Track(id, subscription, position, end, head);
    }

    Track trying(DeliveryView message) {
        return new Track(id, subscription, position, through, message);
    }

    boolean isTrying(UUID event) {
        return head != null && head.event().equals(event);
    }

    /// @param changed when the subscription was last changed: whoever mends it waits no longer
    boolean isDue(Instant now, Instant changed) {
        return head == null || !now.isBefore(head.nextAt()) || changed.isAfter(head.triedAt());
    }
}
