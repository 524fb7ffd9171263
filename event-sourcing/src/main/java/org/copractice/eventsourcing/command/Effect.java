package org.copractice.eventsourcing.command;

import org.copractice.eventsourcing.Rejection;

/// What a command of a batch does to its record.
///
/// @param before the record as the command found it; null when there was none
/// @param refusal the rule that forbids it; null unless it is refused
public record Effect<V>(Change change, V before, Rejection refusal) {

    public enum Change {
        CREATED,
        CHANGED,
        /// All is already so.
        NONE,
        REFUSED
    }
}
