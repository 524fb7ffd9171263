package org.copractice.membership.wiring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.ProjectionSpec;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.membership.membership.MembershipEvent.Admitted;
import org.copractice.membership.membership.MembershipEvent.Declined;
import org.copractice.membership.membership.MembershipEvent.Invited;
import org.copractice.membership.membership.MembershipEvent.Requested;
import org.copractice.membership.membership.directory.MembershipDirectory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MembershipProjectionTest {

    private static final DataSource SOURCE =
            TestDatabase.create().migrated("db/migration").asService();
    private static final UUID MATH = new UUID(1, 1);
    private static final UUID OFFICE = new UUID(2, 1);
    private static final UUID PERSON = new UUID(3, 1);
    private static final Instant MONDAY = Instant.parse("2026-06-29T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 29);

    @Test
    void the_order_is_that_of_the_first_step_whatever_comes_later() {
        ProjectionSpec.of(
                        MembershipDirectory.readModel(MembershipWiring.AGGREGATE),
                        MembershipWiring.AGGREGATE,
                        SOURCE)
                .given(
                        new UUID(4, 1),
                        MONDAY,
                        new Invited(MATH, OFFICE, null, DAY),
                        new Declined(DAY.plusDays(1)),
                        new Requested(MATH, OFFICE, null, DAY.plusDays(2)))
                .given(
                        new UUID(4, 2),
                        MONDAY,
                        new Requested(MATH, null, PERSON, DAY),
                        new Admitted(DAY.plusDays(3)))
                .then(
                        "SELECT revision, began_on, community, coalesce(organization, person), status"
                                + " FROM membership",
                        "3,2026-06-29,%s,%s,requested".formatted(MATH, OFFICE),
                        "2,2026-06-29,%s,%s,active".formatted(MATH, PERSON));
    }
}
