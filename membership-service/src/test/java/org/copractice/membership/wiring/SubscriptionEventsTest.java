package org.copractice.membership.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.subscription.Reason;
import org.copractice.membership.subscription.SubscriptionEvent;
import org.copractice.membership.subscription.SubscriptionEvent.Disabled;
import org.copractice.membership.subscription.SubscriptionEvent.Enabled;
import org.copractice.membership.subscription.SubscriptionEvent.Readdressed;
import org.copractice.membership.subscription.SubscriptionEvent.Removed;
import org.copractice.membership.subscription.SubscriptionEvent.ReplayAsked;
import org.copractice.membership.subscription.SubscriptionEvent.Reselected;
import org.copractice.membership.subscription.SubscriptionEvent.SecretRotated;
import org.copractice.membership.subscription.SubscriptionEvent.Subscribed;
import org.junit.jupiter.api.Test;

class SubscriptionEventsTest extends StoredEventsContract<SubscriptionEvent> {

    private static final UUID ONE = new UUID(0x4000, 1);
    private static final String ADDRESS = "https://hooks.example.org/copractice";
    private static final List<String> TYPES = List.of("org.copractice.membership.*");
    private static final List<String> TOPICS = List.of("community.v1", "organization.v1");

    @Override
    protected Class<SubscriptionEvent> eventType() {
        return SubscriptionEvent.class;
    }

    @Override
    protected EventTypes<SubscriptionEvent> types() {
        return SubscriptionWiring.AGGREGATE.types();
    }

    @Override
    protected List<SubscriptionEvent> examples() {
        return List.of(
                new Subscribed("partner", ADDRESS, TYPES, TOPICS, ONE),
                new Readdressed(ADDRESS),
                new Reselected(TYPES, TOPICS),
                new SecretRotated(ONE, Instant.parse("2026-09-15T10:00:00Z")),
                new Disabled(Reason.FAILING, "10 tries to deliver a message failed."),
                new Enabled(),
                new ReplayAsked(ONE, 7, 12),
                new Removed());
    }

    /// An address may hold a key of the partner's.
    @Test
    void addresses_stay_encrypted_and_are_forgotten_with_the_subscription() {
        assertEquals(Set.of("address"), types().personal("subscription.subscribed"));
        assertEquals(Set.of("address"), types().personal("subscription.readdressed"));
        assertEquals(true, types().forgets("subscription.removed"));
    }
}
