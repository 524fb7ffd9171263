package org.copractice.membership.expert;

import java.time.LocalDate;

/// A time in which an offer stands.
///
/// @param until the first day after it; null while it stands
public record Span(LocalDate from, LocalDate until) {

    boolean stands() {
        return until == null;
    }
}
