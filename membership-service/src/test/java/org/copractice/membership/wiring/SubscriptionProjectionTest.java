package org.copractice.membership.wiring;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.ProjectionSpec;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.membership.subscription.Reason;
import org.copractice.membership.subscription.SubscriptionEvent.Disabled;
import org.copractice.membership.subscription.SubscriptionEvent.Removed;
import org.copractice.membership.subscription.SubscriptionEvent.ReplayAsked;
import org.copractice.membership.subscription.SubscriptionEvent.Subscribed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscriptionProjectionTest {

    private static final DataSource SOURCE =
            TestDatabase.create().migrated("db/migration").asService();
    private static final UUID ONE = new UUID(4, 1);
    private static final UUID TWO = new UUID(4, 2);
    private static final Instant MONDAY = Instant.parse("2026-06-29T10:00:00Z");
    private static final Subscribed SUBSCRIBED =
            new Subscribed(
                    "partner",
                    "https://hooks.example.org/",
                    List.of("org.copractice.*"),
                    List.of("listing.v1"),
                    new UUID(5, 1));

    @Test
    void owners_states_and_what_is_to_be_sent_again_are_known() {
        ProjectionSpec.of(Known.subscriptions(), SubscriptionWiring.AGGREGATE, SOURCE)
                .given(
                        ONE,
                        MONDAY,
                        SUBSCRIBED,
                        new ReplayAsked(new UUID(6, 1), 3, 9),
                        new ReplayAsked(new UUID(6, 2), 0, 12),
                        new Disabled(Reason.GONE, "The endpoint answered 410."))
                .given(TWO, MONDAY, SUBSCRIBED, new Removed())
                .then(
                        "SELECT s.revision, owner, status, registered_at, r.revision, after, through"
                                + " FROM subscription s LEFT JOIN subscription_replay r"
                                + " ON r.subscription = s.id ORDER BY s.id, r.revision",
                        "4,partner,disabled,2026-06-29T10:00:00Z,2,3,9",
                        "4,partner,disabled,2026-06-29T10:00:00Z,3,0,12",
                        "2,partner,removed,2026-06-29T10:00:00Z,null,null,null");
    }
}
