package org.copractice.membership.community;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.community.CommunityCommand.AddSeat;
import org.copractice.membership.community.CommunityCommand.GrantTerm;
import org.copractice.membership.community.CommunityCommand.Vacate;
import org.copractice.membership.community.CommunityEvent.Founded;
import org.copractice.membership.community.CommunityEvent.SeatAdded;
import org.copractice.membership.community.CommunityEvent.SeatVacated;
import org.copractice.membership.community.CommunityEvent.TermGranted;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommitteeSpec {

    private static final UUID CHAIR = new UUID(2, 1);
    private static final UUID CLERK = new UUID(2, 2);
    private static final UUID ANA = new UUID(3, 1);
    private static final UUID BEN = new UUID(3, 2);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);
    private static final Founded FOUNDED =
            new Founded(
                    new Charter(
                            "Health",
                            List.of("health"),
                            Scope.STATEWIDE,
                            null,
                            null,
                            List.of(),
                            List.of()),
                    MARCH);
    private static final SeatAdded SEAT = new SeatAdded(CHAIR, "Chair");
    private static final TermGranted TERM = new TermGranted(CHAIR, ANA, MAY, JULY);
    private static final SeatVacated VACATED =
            new SeatVacated(CHAIR, LocalDate.of(2026, 6, 1), "Moved away");

    private final Spec<CommunityCommand, Community, CommunityEvent> committee =
            Spec.of(new CommunityDecider());

    @Test
    void gets_a_seat() {
        committee.given(FOUNDED).when(new AddSeat(CHAIR, "Chair")).then(SEAT);
        committee
                .given(FOUNDED, SEAT)
                .when(new AddSeat(CLERK, "Clerk"))
                .then(new SeatAdded(CLERK, "Clerk"));
    }

    @Test
    void has_a_seat_once() {
        committee.given(FOUNDED, SEAT).when(new AddSeat(CHAIR, "Chair")).thenNothing();
    }

    @Test
    void keeps_the_title_of_a_seat() {
        committee
                .given(FOUNDED, SEAT)
                .when(new AddSeat(CHAIR, "Clerk"))
                .thenRejected("seat-exists");
    }

    @Test
    void a_seat_is_held_for_a_term() {
        committee.given(FOUNDED, SEAT).when(grant(ANA, MAY, JULY)).then(TERM);
    }

    @Test
    void a_term_that_is_granted_again_is_the_same() {
        committee.given(FOUNDED, SEAT, TERM).when(grant(ANA, MAY, JULY)).thenNothing();
    }

    @Test
    void a_term_has_at_least_a_day() {
        committee.given(FOUNDED, SEAT).when(grant(ANA, MAY, MAY)).thenRejected("term-empty");
        committee.given(FOUNDED, SEAT).when(grant(ANA, JULY, MAY)).thenRejected("term-empty");
        committee
                .given(FOUNDED, SEAT)
                .when(grant(ANA, MAY, MAY.plusDays(1)))
                .then(new TermGranted(CHAIR, ANA, MAY, MAY.plusDays(1)));
    }

    @Test
    void only_a_seat_that_there_is_can_be_held() {
        committee.given(FOUNDED).when(grant(ANA, MAY, JULY)).thenRejected("seat-unknown");
    }

    @Test
    void a_successor_follows_on_the_day_the_term_ends() {
        committee
                .given(FOUNDED, SEAT, TERM)
                .when(grant(BEN, JULY, SEPTEMBER))
                .then(new TermGranted(CHAIR, BEN, JULY, SEPTEMBER));
        committee
                .given(FOUNDED, SEAT, TERM)
                .when(grant(BEN, MARCH, MAY))
                .then(new TermGranted(CHAIR, BEN, MARCH, MAY));
    }

    @Test
    void two_do_not_hold_a_seat_at_once() {
        var given = committee.given(FOUNDED, SEAT, TERM);
        given.when(grant(BEN, MAY, JULY)).thenRejected("seat-taken");
        given.when(grant(ANA, MAY, SEPTEMBER)).thenRejected("seat-taken");
        given.when(grant(BEN, MARCH, MAY.plusDays(1))).thenRejected("seat-taken");
        given.when(grant(BEN, JULY.minusDays(1), SEPTEMBER)).thenRejected("seat-taken");
        given.when(grant(BEN, MARCH, SEPTEMBER)).thenRejected("seat-taken");
    }

    @Test
    void another_seat_is_free() {
        committee
                .given(FOUNDED, SEAT, TERM, new SeatAdded(CLERK, "Clerk"))
                .when(new GrantTerm(CLERK, BEN, MAY, JULY))
                .then(new TermGranted(CLERK, BEN, MAY, JULY));
    }

    @Test
    void what_happens_to_a_seat_leaves_the_others_as_they_are() {
        var given = committee.given(FOUNDED, SEAT, new SeatAdded(CLERK, "Clerk"), TERM, VACATED);
        given.when(new AddSeat(CLERK, "Clerk")).thenNothing();
        given.when(new Vacate(CLERK, VACATED.on(), "Ill")).thenRejected("seat-not-held");
        given.when(new GrantTerm(CLERK, BEN, MAY, JULY))
                .then(new TermGranted(CLERK, BEN, MAY, JULY));
    }

    @Test
    void a_term_ends_before_its_time() {
        committee
                .given(FOUNDED, SEAT, TERM)
                .when(new Vacate(CHAIR, VACATED.on(), "Moved away"))
                .then(VACATED);
        committee
                .given(FOUNDED, SEAT, TERM)
                .when(new Vacate(CHAIR, MAY.plusDays(1), "Ill"))
                .then(new SeatVacated(CHAIR, MAY.plusDays(1), "Ill"));
        committee
                .given(FOUNDED, SEAT, TERM)
                .when(new Vacate(CHAIR, JULY.minusDays(1), "Ill"))
                .then(new SeatVacated(CHAIR, JULY.minusDays(1), "Ill"));
    }

    @Test
    void a_vacancy_that_is_recorded_again_is_the_same() {
        committee
                .given(FOUNDED, SEAT, TERM, VACATED)
                .when(new Vacate(CHAIR, VACATED.on(), "Moved away"))
                .thenNothing();
    }

    @Test
    void only_a_term_under_way_ends_before_its_time() {
        var given = committee.given(FOUNDED, SEAT, TERM);
        given.when(new Vacate(CHAIR, MAY, "Ill")).thenRejected("seat-not-held");
        given.when(new Vacate(CHAIR, JULY, "Ill")).thenRejected("seat-not-held");
        given.when(new Vacate(CLERK, JULY, "Ill")).thenRejected("seat-unknown");
        committee
                .given(FOUNDED, SEAT)
                .when(new Vacate(CHAIR, JULY, "Ill"))
                .thenRejected("seat-not-held");
        committee
                .given(FOUNDED, SEAT, TERM, VACATED)
                .when(new Vacate(CHAIR, VACATED.on(), "Another reason"))
                .thenRejected("seat-not-held");
    }

    @Test
    void a_vacancy_makes_room_for_a_successor_and_touches_no_other_term() {
        var successor = new TermGranted(CHAIR, BEN, VACATED.on(), SEPTEMBER);
        committee
                .given(FOUNDED, SEAT, TERM, VACATED)
                .when(grant(BEN, VACATED.on(), SEPTEMBER))
                .then(successor);
        committee
                .given(FOUNDED, SEAT, TERM, VACATED)
                .when(grant(BEN, VACATED.on().minusDays(1), SEPTEMBER))
                .thenRejected("seat-taken");
        committee
                .given(FOUNDED, SEAT, TERM, VACATED, successor)
                .when(grant(ANA, JULY, SEPTEMBER))
                .thenRejected("seat-taken");
    }

    @Test
    void a_vacancy_leaves_terms_granted_for_later_as_they_are() {
        var later = new TermGranted(CHAIR, BEN, JULY, SEPTEMBER);
        var given = committee.given(FOUNDED, SEAT, TERM, later, VACATED);
        given.when(grant(ANA, JULY, SEPTEMBER)).thenRejected("seat-taken");
        given.when(grant(BEN, JULY, SEPTEMBER)).thenNothing();
    }

    private static GrantTerm grant(UUID holder, LocalDate from, LocalDate until) {
        return new GrantTerm(CHAIR, holder, from, until);
    }
}
