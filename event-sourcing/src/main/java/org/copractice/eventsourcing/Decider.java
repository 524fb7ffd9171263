package org.copractice.eventsourcing;

import java.util.List;

/// The rules of one aggregate: pure functions, without clock, randomness or I/O. Ids and times come
/// in with the command, so a decision may be taken again whenever a race is lost.
///
/// @param <C> what can be asked (sealed)
/// @param <S> what must be remembered to answer the next question
/// @param <E> what can happen (sealed)
public interface Decider<C, S, E> {

    /// The state of a stream without events.
    S initial();

    /// The events that the command leads to, in order; empty when all is already so.
    ///
    /// @throws Rejection when a rule forbids it
    List<E> decide(C command, S state);

    /// The state after an event. Never refuses: what has happened has happened.
    S evolve(S state, E event);
}
