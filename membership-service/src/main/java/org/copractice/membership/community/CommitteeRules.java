package org.copractice.membership.community;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.community.Community.Standing;
import org.copractice.membership.community.CommunityCommand.AddSeat;
import org.copractice.membership.community.CommunityCommand.GrantTerm;
import org.copractice.membership.community.CommunityCommand.Vacate;
import org.copractice.membership.community.CommunityEvent.Decided;
import org.copractice.membership.community.CommunityEvent.SeatAdded;
import org.copractice.membership.community.CommunityEvent.SeatVacated;
import org.copractice.membership.community.CommunityEvent.TermGranted;
import org.copractice.membership.community.Decision.Theme;

/// Who sits on a committee, and what it may decide.
final class CommitteeRules {

    private CommitteeRules() {}

    static List<CommunityEvent> addSeat(AddSeat asked, Standing community) {
        var known = community.seat(asked.seat());
        if (known.isEmpty()) {
            return List.of(new SeatAdded(asked.seat(), asked.title()));
        }
        if (known.get().title().equals(asked.title())) {
            return List.of();
        }
        throw new Rejection(
                "seat-exists", "A seat with this id has another title; use another id.");
    }

    static List<CommunityEvent> grantTerm(GrantTerm asked, Standing community) {
        var term = new Term(asked.holder(), asked.from(), asked.until(), null);
        if (!term.from().isBefore(term.until())) {
            throw new Rejection("term-empty", "A term ends after the day on which it begins.");
        }
        var terms = seat(asked.seat(), community).terms();
        if (terms.contains(term)) {
            return List.of();
        }
        if (terms.stream().anyMatch(term::overlaps)) {
            throw new Rejection(
                    "seat-taken", "Somebody holds this seat then; end that term before.");
        }
        return List.of(new TermGranted(asked.seat(), asked.holder(), asked.from(), asked.until()));
    }

    static List<CommunityEvent> vacate(Vacate asked, Standing community) {
        var terms = seat(asked.seat(), community).terms();
        if (terms.stream().anyMatch(term -> term.canEndOn(asked.on()))) {
            return List.of(new SeatVacated(asked.seat(), asked.on(), asked.reason()));
        }
        if (terms.stream().anyMatch(t -> t.equals(t.endedOn(asked.on(), asked.reason())))) {
            return List.of();
        }
        throw new Rejection("seat-not-held", "No term of this seat is under way on that day.");
    }

    static List<CommunityEvent> decide(Decision asked, Standing community) {
        for (var made : community.decisions()) {
            if (made.id().equals(asked.id())) {
                return repeated(asked, made);
            }
        }
        if (asked.decidesNothing()) {
            throw new Rejection(
                    "nothing-decided", "A decision adopts or retires focus areas or sets a stage.");
        }
        if (community.committee().stream().noneMatch(seat -> seat.isHeldOn(asked.decidedOn()))) {
            throw new Rejection("no-committee", "Nobody held a seat of the committee on that day.");
        }
        checkStage(asked, community);
        asked.retire().forEach(area -> checkRetirement(area, asked, community));
        checkAdoptions(asked, community);
        return List.of(new Decided(asked));
    }

    private static List<CommunityEvent> repeated(Decision asked, Decision made) {
        if (asked.equals(made)) {
            return List.of();
        }
        throw new Rejection("decision-exists", "Something else was decided under this id.");
    }

    private static void checkStage(Decision asked, Standing community) {
        if (asked.stage() == null) {
            return;
        }
        if (asked.stage() == community.latest().stage()) {
            throw new Rejection("stage-unchanged", "The community is in this stage already.");
        }
        if (asked.decidedOn().isBefore(community.latest().on())) {
            throw new Rejection(
                    "stage-out-of-order",
                    "The stage was last changed on %s; it cannot change before that."
                            .formatted(community.latest().on()));
        }
    }

    private static void checkRetirement(UUID area, Decision asked, Standing community) {
        var current =
                community.focusAreas().stream()
                        .filter(known -> known.id().equals(area) && known.isCurrent())
                        .findAny()
                        .orElseThrow(() ->
                                new Rejection(
                                        "focus-area-unknown",
                                        "%s is no current focus area.".formatted(area)));
        if (asked.decidedOn().isBefore(current.adoptedOn())) {
            throw new Rejection(
                    "retired-before-adopted",
                    "%s was adopted on %s.".formatted(current.name(), current.adoptedOn()));
        }
    }

    /// A name may come back once its area is retired, even by the same decision; an id may not.
    private static void checkAdoptions(Decision asked, Standing community) {
        var ids = new HashSet<>(community.focusAreas().stream().map(FocusArea::id).toList());
        var names =
                new HashSet<>(
                        community.focusAreas().stream()
                                .filter(FocusArea::isCurrent)
                                .filter(area -> !asked.retire().contains(area.id()))
                                .map(FocusArea::name)
                                .toList());
        for (Theme theme : asked.adopt()) {
            if (!ids.add(theme.id()) || !names.add(theme.name())) {
                throw new Rejection(
                        "focus-area-exists",
                        "There is a focus area %s, or another with its id."
                                .formatted(theme.name()));
            }
        }
    }

    private static Seat seat(UUID id, Standing community) {
        return community
                .seat(id)
                .orElseThrow(
                        () -> new Rejection("seat-unknown", "The committee has no such seat."));
    }
}
