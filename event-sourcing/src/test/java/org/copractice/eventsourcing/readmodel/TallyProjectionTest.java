package org.copractice.eventsourcing.readmodel;

import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.ProjectionSpec;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Added;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Opened;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TallyProjectionTest {

    private static final DataSource SOURCE =
            TestDatabase.create().migrated(Tallies.TABLES).asService();
    private static final UUID APPLES = UUID.randomUUID();
    private static final UUID PEARS = UUID.randomUUID();
    private static final Instant MONDAY = Instant.parse("2026-06-29T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-06-30T10:00:00Z");

    @Test
    void a_row_holds_what_is_so_after_its_last_event() {
        ProjectionSpec.of(Tallies.directory(), Tallies.AGGREGATE, SOURCE)
                .given(APPLES, MONDAY, new Opened("apples"), new Added(3))
                .given(PEARS, MONDAY, new Opened("pears \"\\ ' {,} NULL"))
                .given(APPLES, TUESDAY, new Added(4))
                .then("SELECT name, total FROM tally", "apples,7", "pears \"\\ ' {,} NULL,0");
    }

    @Test
    void a_day_keeps_its_row_when_the_next_has_begun() {
        ProjectionSpec.of(Tallies.days(), Tallies.AGGREGATE, SOURCE)
                .given(APPLES, MONDAY, new Opened("apples"), new Added(3), new Added(1))
                .given(APPLES, TUESDAY, new Added(4))
                .then("SELECT day, total FROM tally_day", "2026-06-29,4", "2026-06-30,8");
    }
}
