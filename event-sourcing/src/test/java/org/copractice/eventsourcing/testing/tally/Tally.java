package org.copractice.eventsourcing.testing.tally;

/// A tally as its events have left it.
public sealed interface Tally {

    record None() implements Tally {}

    record Running(String name, int total) implements Tally {}

    record Done(String name, int total) implements Tally {}
}
