package org.copractice.membership.community.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copractice.membership.community.Seat;
import org.copractice.membership.community.Term;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A seat, who holds it when, and when nobody does.
@Schema(name = "CommitteeSeat", description = "A seat of a committee")
public record SeatView(
        UUID id,
        String title,
        @Schema(description = "In the order of time") List<TermView> terms,
        @Schema(description = "The times between and around the terms") List<Vacancy> vacancies) {

    /// @param until first day after it
    @Schema(name = "CommitteeTerm", description = "A term of a seat's holder")
    public record TermView(
            @Schema(description = "Id of a person") UUID holder,
            LocalDate from,
            @Schema(description = "The first day after it") LocalDate until,
            @Schema(description = "Only when it ended before its time") String endedBecause) {

        static TermView of(Term term) {
            return new TermView(term.holder(), term.from(), term.until(), term.endedBecause());
        }
    }

    @Schema(name = "Vacancy", description = "A time in which nobody holds the seat")
    public record Vacancy(
            @Schema(description = "First day; absent before the first term") LocalDate from,
            @Schema(description = "First day after it; absent while no successor is known")
                    LocalDate until) {}

    static SeatView of(Seat seat) {
        return new SeatView(
                seat.id(),
                seat.title(),
                seat.terms().stream().map(TermView::of).toList(),
                vacancies(seat.terms()));
    }

    private static List<Vacancy> vacancies(List<Term> terms) {
        var vacancies = new ArrayList<Vacancy>();
        LocalDate free = null;
        for (var term : terms) {
            if (!term.from().equals(free)) {
                vacancies.add(new Vacancy(free, term.from()));
            }
            free = term.until();
        }
        vacancies.add(new Vacancy(free, null));
        return vacancies;
    }
}
