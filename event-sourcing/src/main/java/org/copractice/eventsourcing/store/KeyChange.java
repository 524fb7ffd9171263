package org.copractice.eventsourcing.store;

import org.copractice.eventsourcing.personal.WrappedKey;

/// What a commit does to the personal key of its stream.
public sealed interface KeyChange {

    record None() implements KeyChange {}

    /// With the first event.
    record Created(WrappedKey key) implements KeyChange {}

    /// With the event that forgets the person.
    record Destroyed() implements KeyChange {}
}
