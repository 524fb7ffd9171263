package org.copractice.membership.community;

import java.time.LocalDate;
import java.util.UUID;

/// How long a person holds a seat.
///
/// @param from the first day
/// @param until the first day after it
/// @param endedBecause why it ended before its time; null when it did not
public record Term(UUID holder, LocalDate from, LocalDate until, String endedBecause) {

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    boolean overlaps(Term other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /// On its first day a term cannot end: it would never have been.
    boolean canEndOn(LocalDate day) {
        return covers(day) && from.isBefore(day);
    }

    Term endedOn(LocalDate day, String reason) {
        return new Term(holder, from, day, reason);
    }
}
