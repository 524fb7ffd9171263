package org.copractice.eventsourcing.testing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// A reader of the feed delivers every committed event exactly once, per stream in the order of
/// revisions, whatever else runs in the database; and it waits for nothing but appends.
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class FeedContract {

    /// A delivered event.
    public record Delivered(long position, UUID stream, int revision) {}

    /// A reader with a place of its own in the feed.
    @FunctionalInterface
    public interface Reader {
        /// The next events, possibly none.
        List<Delivered> poll(Connection connection) throws SQLException;
    }

    private static final int EVENTS = 20_000;
    private static final int EVENTS_FOR_WRONG_READERS = 8_000;

    protected abstract Reader reader();

    /// Readers that look right and are not. They are measured by the same workload, so that a
    /// workload that proves nothing is noticed.
    protected abstract List<Supplier<Reader>> wrongReaders();

    @Test
    void every_committed_event_is_delivered_once_and_in_order() throws SQLException {
        var workload = new FeedWorkload(EVENTS);
        try (var unrelated = workload.openUnrelatedTransaction();
                var following = new Following(reader(), workload.connection())) {
            workload.run();
            long polls = following.polls();
            int left = workload.committed().size() - following.count();
            following.untilDelivered(workload.committed().size());

            assertTrue(left < EVENTS / 2, "it fell behind the writers by " + left);
            assertEquals("none", Verdict.on(following.delivered(), workload).toString());
            assertTrue(unrelated.isValid(1), "the unrelated transaction is still open");
            // a hole may cost three looks, and there is a hole in every few events
            int bound = 10 + left / 50;
            assertTrue(
                    following.pollsUntilLast() - polls <= bound,
                    "it took more than " + bound + " polls");
        }
    }

    @Test
    void wrong_readers_fail_under_the_same_workload() throws SQLException {
        var workload = new FeedWorkload(EVENTS_FOR_WRONG_READERS);
        var followers = new ArrayList<Following>();
        for (var wrong : wrongReaders()) {
            followers.add(new Following(wrong.get(), workload.connection()));
        }
        workload.run();
        for (var wrong : followers) {
            wrong.untilNothingComes();
            var verdict = Verdict.on(wrong.delivered(), workload);
            assertTrue(verdict.isFailure(), "delivered all, in order: " + wrong.reader());
            wrong.close();
        }
    }

    /// What was wrong with a delivery.
    private record Verdict(int lost, int twice, int outOfOrder) {

        static Verdict on(List<Delivered> delivered, FeedWorkload workload) throws SQLException {
            var distinct = new HashSet<>(delivered);
            var committed = workload.committed();
            assertTrue(committed.containsAll(distinct), "delivered what was never committed");
            var revisions =
                    delivered.stream()
                            .collect(
                                    groupingBy(
                                            Delivered::stream,
                                            mapping(Delivered::revision, toList())));
            long disordered = revisions.values().stream().filter(all -> !isAscending(all)).count();
            return new Verdict(
                    committed.size() - distinct.size(),
                    delivered.size() - distinct.size(),
                    (int) disordered);
        }

        private static boolean isAscending(List<Integer> revisions) {
            for (int i = 1; i < revisions.size(); i++) {
                if (revisions.get(i) <= revisions.get(i - 1)) {
                    return false;
                }
            }
            return true;
        }

        boolean isFailure() {
            return lost + twice + outOfOrder > 0;
        }

        @Override
        public String toString() {
            return isFailure()
                    ? "%d lost, %d twice, %d streams out of order"
                            .formatted(lost, twice, outOfOrder)
                    : "none";
        }
    }
}
