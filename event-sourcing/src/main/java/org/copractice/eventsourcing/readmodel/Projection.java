package org.copractice.eventsourcing.readmodel;

import org.copractice.eventsourcing.Recorded;

/// Turns an event into rows. Pure, and absolute: the row holds what is so after the event, never a
/// difference, so that applying it twice changes nothing.
@FunctionalInterface
public interface Projection<E, V> {

    /// @param after the record's view after this event
    void apply(Recorded<E> recorded, V after, Rows rows);
}
