package org.copractice.eventsourcing.testing.tally;

import java.util.List;

/// What can be asked of a tally.
public sealed interface TallyCommand {

    record Open(String name) implements TallyCommand {}

    /// One event for each amount; zero adds nothing.
    record Add(List<Integer> amounts) implements TallyCommand {

        public static Add of(Integer... amounts) {
            return new Add(List.of(amounts));
        }
    }

    record Close() implements TallyCommand {}
}
