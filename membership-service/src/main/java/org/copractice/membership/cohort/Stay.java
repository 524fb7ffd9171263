package org.copractice.membership.cohort;

import java.time.LocalDate;
import java.util.UUID;

/// A time in which a person is in a cohort.
///
/// @param until the first day after it; null while it goes on
public record Stay(UUID person, LocalDate from, LocalDate until) {

    boolean goesOn() {
        return until == null;
    }

    Stay left(LocalDate on) {
        return new Stay(person, from, on);
    }
}
