package org.copractice.membership.community;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// A place on a committee and its holders one after the other.
///
/// @param terms in the order of time, none overlapping another
public record Seat(UUID id, String title, List<Term> terms) {

    public Seat {
        terms = List.copyOf(terms);
    }

    boolean isHeldOn(LocalDate day) {
        return terms.stream().anyMatch(term -> term.covers(day));
    }

    Seat with(Term added) {
        return new Seat(
                id,
                title,
                Stream.concat(terms.stream(), Stream.of(added))
                        .sorted(Comparator.comparing(Term::from))
                        .toList());
    }

    Seat vacatedOn(LocalDate day, String reason) {
        return new Seat(
                id,
                title,
                terms.stream()
                        .map(term -> term.canEndOn(day) ? term.endedOn(day, reason) : term)
                        .toList());
    }
}
