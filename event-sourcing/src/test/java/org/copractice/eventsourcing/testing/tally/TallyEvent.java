package org.copractice.eventsourcing.testing.tally;

/// What can happen to a tally.
public sealed interface TallyEvent {

    record Opened(String name) implements TallyEvent {}

    record Added(int amount) implements TallyEvent {}

    record Closed() implements TallyEvent {}
}
