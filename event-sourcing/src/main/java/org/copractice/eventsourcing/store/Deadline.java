package org.copractice.eventsourcing.store;

import java.time.Duration;
import java.util.Optional;

/// How long somebody still waits for what this thread does.
@FunctionalInterface
public interface Deadline {

    Deadline NONE = Optional::empty;

    /// @return what is left, not positive when it is over; empty when it takes as long as it takes
    Optional<Duration> left();

    /// @throws DeadlinePassed when it is over: nothing is begun for nobody
    default void check() {
        if (left().filter(left -> !left.isPositive()).isPresent()) {
            throw new DeadlinePassed();
        }
    }
}
