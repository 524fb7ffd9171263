package org.copractice.eventsourcing.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyReplica;
import org.copractice.eventsourcing.testing.tally.TallyView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SnapshotTest {

    private static final DataSource SOURCE =
            TestDatabase.create().migrated(Tallies.TABLES).pooled(2);

    private final UUID tally = UUID.randomUUID();

    @BeforeEach
    void a_stream_of_250_events() {
        var replica = new TallyReplica(SOURCE);
        replica.handle(tally, new Open(tally.toString()));
        IntStream.rangeClosed(2, 250).forEach(n -> replica.handle(tally, Add.of(n)));
    }

    @Test
    void a_load_begins_at_the_latest_snapshot() {
        var loaded = new TallyReplica(SOURCE).store().load(tally, 1);
        assertEquals(200, loaded.snapshot().orElseThrow().revision());
        assertEquals(50, loaded.events().size());
    }

    @Test
    void a_snapshot_makes_no_difference() {
        var with = asIs(1);
        Sql.execute(SOURCE, "DELETE FROM snapshot");
        assertEquals(asIs(1), with);
        assertEquals(250, with.revision());
        assertEquals(IntStream.rangeClosed(2, 250).sum(), with.total());
    }

    @Test
    void a_snapshot_of_another_shape_is_ignored() {
        var with = asIs(1);
        Sql.execute(SOURCE, "UPDATE snapshot SET state = 'unreadable', shape = 2");
        assertEquals(with, asIs(1));
    }

    @Test
    void a_snapshot_of_this_shape_is_used() {
        Sql.execute(
                SOURCE, "UPDATE snapshot SET state = replace(state, '\"total\":', '\"total\":1')");
        assertEquals(true, asIs(1).total() > 100_000);
    }

    /// As a replica sees it that remembers nothing.
    private TallyView asIs(int shape) {
        var replica = new TallyReplica(SOURCE, Tallies.ofShape(shape), Tallies.directory());
        return replica.handle(tally, Add.of(0)).view();
    }
}
