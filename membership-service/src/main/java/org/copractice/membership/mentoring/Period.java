package org.copractice.membership.mentoring;

import java.time.LocalDate;

/// A time of mentoring without interruption.
///
/// @param from the first day
/// @param until the first day after it; null while it goes on
/// @param ending null while it goes on
public record Period(Purpose purpose, LocalDate from, LocalDate until, Ending ending) {

    boolean goesOn() {
        return until == null;
    }

    Period ended(LocalDate on, Ending how) {
        return new Period(purpose, from, on, how);
    }
}
