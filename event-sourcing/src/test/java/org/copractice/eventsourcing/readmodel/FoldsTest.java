package org.copractice.eventsourcing.readmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.copractice.eventsourcing.store.Pipeline;
import org.copractice.eventsourcing.store.StoredEvent;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyReplica;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FoldsTest {

    private static final int STREAMS = 50;

    @Test
    void more_streams_than_are_remembered_are_folded_all_the_same() throws Exception {
        var source = TestDatabase.create().migrated(Tallies.TABLES).pooled(2);
        var replica = new TallyReplica(source);
        var tallies = Stream.generate(UUID::randomUUID).limit(STREAMS).toList();
        tallies.forEach(tally -> replica.handle(tally, new Open(tally.toString())));
        tallies.forEach(tally -> replica.handle(tally, Add.of(1)));
        tallies.forEach(tally -> replica.handle(tally, Add.of(2)));
        var folds = new Folds(replica.store(), 1);
        var first = tallies.stream().map(tally -> event(replica, tally, 0)).toList();
        var second = tallies.stream().map(tally -> event(replica, tally, 1)).toList();
        var third = tallies.stream().map(tally -> event(replica, tally, 2)).toList();

        var rows = new Rows();
        try (var connection = source.getConnection()) {
            for (var batch : List.of(first, second, third)) {
                folds.prepare(connection, Tallies.days(), batch);
                batch.forEach(event -> folds.apply(Tallies.days(), event, rows));
            }
            var pipeline = new Pipeline();
            rows.addTo(pipeline);
            pipeline.execute(connection);
        }
        assertEquals(STREAMS, Sql.number(source, "SELECT count(*) FROM tally_day WHERE total = 3"));
    }

    private static StoredEvent event(TallyReplica replica, UUID tally, int afterRevision) {
        return replica.store().history(tally, afterRevision, 1).getFirst();
    }
}
