package org.copractice.eventsourcing;

/// What outsiders see of a record: a pure function of its folded stream. The row of a list, the
/// answer as of a date and the rebuilt row are the same function of the same events, hence equal.
///
/// @param <V> a record that serializes to the public JSON
@FunctionalInterface
public interface Representation<S, V> {

    V of(Current<S> current);
}
