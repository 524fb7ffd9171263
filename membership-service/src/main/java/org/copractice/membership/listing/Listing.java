package org.copractice.membership.listing;

import java.time.LocalDate;
import java.util.UUID;

/// A listing as its events have left it. What was withdrawn is listed anew under another id.
///
/// ```
/// nothing ──Listed──▶ stands ──Withdrawn──▶ withdrawn
/// ```
public sealed interface Listing {

    record None() implements Listing {}

    /// @param until the first day on which it stands no longer; null while it stands
    record Posted(UUID office, Kind kind, Subject subject, LocalDate from, LocalDate until)
            implements Listing {

        boolean stands() {
            return until == null;
        }

        Posted withdrawn(LocalDate on) {
            return new Posted(office, kind, subject, from, on);
        }
    }
}
