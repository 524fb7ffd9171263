package org.copractice.membership.community;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.community.CommunityCommand.Decide;
import org.copractice.membership.community.CommunityEvent.Decided;
import org.copractice.membership.community.CommunityEvent.Founded;
import org.copractice.membership.community.CommunityEvent.SeatAdded;
import org.copractice.membership.community.CommunityEvent.SeatVacated;
import org.copractice.membership.community.CommunityEvent.TermGranted;
import org.copractice.membership.community.Decision.Theme;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DecisionSpec {

    private static final UUID CHAIR = new UUID(2, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
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
    private static final TermGranted TERM = new TermGranted(CHAIR, new UUID(3, 1), MARCH, JULY);
    private static final Theme EQUITY = new Theme(new UUID(4, 1), "Equity", "For all");
    private static final Theme SPORT = new Theme(new UUID(4, 2), "Sport", null);
    private static final Decision ADOPTION = adopt(1, MAY, EQUITY);
    private static final Decided ADOPTED = new Decided(ADOPTION);

    private final Spec<CommunityCommand, Community, CommunityEvent> committee =
            Spec.of(new CommunityDecider());

    @Test
    void adopts_focus_areas() {
        committee.given(FOUNDED, SEAT, TERM).when(new Decide(ADOPTION)).then(ADOPTED);
        var both = adopt(2, MAY, EQUITY, SPORT);
        committee.given(FOUNDED, SEAT, TERM).when(new Decide(both)).then(new Decided(both));
    }

    @Test
    void is_recorded_once() {
        committee.given(FOUNDED, SEAT, TERM, ADOPTED).when(new Decide(ADOPTION)).thenNothing();
    }

    @Test
    void something_else_under_its_id_is_refused() {
        committee
                .given(FOUNDED, SEAT, TERM, ADOPTED)
                .when(new Decide(adopt(1, MAY, SPORT)))
                .thenRejected("decision-exists");
    }

    @Test
    void decides_something() {
        committee
                .given(FOUNDED, SEAT, TERM)
                .when(new Decide(adopt(1, MAY)))
                .thenRejected("nothing-decided");
    }

    @Test
    void needs_a_committee_on_that_day() {
        committee.given(FOUNDED).when(new Decide(ADOPTION)).thenRejected("no-committee");
        committee.given(FOUNDED, SEAT).when(new Decide(ADOPTION)).thenRejected("no-committee");
        var given = committee.given(FOUNDED, SEAT, TERM, new SeatVacated(CHAIR, JUNE, "Ill"));
        given.when(new Decide(adopt(1, MARCH.minusDays(1), EQUITY))).thenRejected("no-committee");
        given.when(new Decide(adopt(1, JUNE, EQUITY))).thenRejected("no-committee");
        var first = adopt(1, MARCH, EQUITY);
        given.when(new Decide(first)).then(new Decided(first));
        var last = adopt(1, JUNE.minusDays(1), EQUITY);
        given.when(new Decide(last)).then(new Decided(last));
    }

    @Test
    void one_seat_that_is_held_is_enough() {
        committee
                .given(FOUNDED, new SeatAdded(new UUID(2, 2), "Clerk"), SEAT, TERM)
                .when(new Decide(ADOPTION))
                .then(ADOPTED);
    }

    @Test
    void adopts_no_area_twice() {
        var given = committee.given(FOUNDED, SEAT, TERM, ADOPTED);
        given.when(new Decide(adopt(2, JUNE, EQUITY))).thenRejected("focus-area-exists");
        given.when(new Decide(adopt(2, JUNE, new Theme(new UUID(4, 9), "Equity", null))))
                .thenRejected("focus-area-exists");
        given.when(new Decide(adopt(2, JUNE, new Theme(EQUITY.id(), "Another", null))))
                .thenRejected("focus-area-exists");
        given.when(new Decide(adopt(2, JUNE, SPORT, SPORT))).thenRejected("focus-area-exists");
        given.when(new Decide(adopt(2, JUNE, SPORT, new Theme(SPORT.id(), "Another", null))))
                .thenRejected("focus-area-exists");
    }

    @Test
    void retires_an_area() {
        var retired = retire(2, JUNE, EQUITY.id());
        committee
                .given(FOUNDED, SEAT, TERM, ADOPTED)
                .when(new Decide(retired))
                .then(new Decided(retired));
        var sameDay = retire(2, MAY, EQUITY.id());
        committee
                .given(FOUNDED, SEAT, TERM, ADOPTED)
                .when(new Decide(sameDay))
                .then(new Decided(sameDay));
    }

    @Test
    void retires_only_what_is_current() {
        committee
                .given(FOUNDED, SEAT, TERM)
                .when(new Decide(retire(2, JUNE, EQUITY.id())))
                .thenRejected("focus-area-unknown");
        committee
                .given(FOUNDED, SEAT, TERM, ADOPTED, new Decided(retire(2, JUNE, EQUITY.id())))
                .when(new Decide(retire(3, JUNE, EQUITY.id())))
                .thenRejected("focus-area-unknown");
        committee
                .given(FOUNDED, SEAT, TERM, new Decided(adopt(1, MAY, EQUITY, SPORT)))
                .when(new Decide(retire(2, JUNE, EQUITY.id(), new UUID(4, 9))))
                .thenRejected("focus-area-unknown");
    }

    @Test
    void an_area_stays_current_when_others_are_retired() {
        var given =
                committee.given(
                        FOUNDED,
                        SEAT,
                        TERM,
                        new Decided(adopt(1, MAY, EQUITY, SPORT)),
                        new Decided(retire(2, JUNE, SPORT.id())));
        given.when(new Decide(adopt(3, JUNE, new Theme(new UUID(4, 9), "Equity", null))))
                .thenRejected("focus-area-exists");
        var last = retire(3, JUNE, EQUITY.id());
        given.when(new Decide(last)).then(new Decided(last));
    }

    @Test
    void retires_nothing_before_it_was_adopted() {
        committee
                .given(FOUNDED, SEAT, TERM, ADOPTED)
                .when(new Decide(retire(2, MAY.minusDays(1), EQUITY.id())))
                .thenRejected("retired-before-adopted");
    }

    @Test
    void a_retired_name_may_come_back_but_not_its_id() {
        var again = new Theme(new UUID(4, 9), "Equity", null);
        var given =
                committee.given(
                        FOUNDED, SEAT, TERM, ADOPTED, new Decided(retire(2, JUNE, EQUITY.id())));
        given.when(new Decide(adopt(3, JUNE, again))).then(new Decided(adopt(3, JUNE, again)));
        given.when(new Decide(adopt(3, JUNE, EQUITY))).thenRejected("focus-area-exists");
    }

    @Test
    void one_decision_may_replace_an_area_by_one_of_the_same_name() {
        var again = new Theme(new UUID(4, 9), "Equity", null);
        var replaced = decision(2, JUNE, List.of(again), List.of(EQUITY.id()), null);
        committee
                .given(FOUNDED, SEAT, TERM, ADOPTED)
                .when(new Decide(replaced))
                .then(new Decided(replaced));
    }

    @Test
    void enters_another_stage() {
        var coalescing = enter(1, MAY, Stage.COALESCING);
        committee
                .given(FOUNDED, SEAT, TERM)
                .when(new Decide(coalescing))
                .then(new Decided(coalescing));
        var back = enter(2, JUNE, Stage.POTENTIAL);
        committee
                .given(FOUNDED, SEAT, TERM, new Decided(coalescing))
                .when(new Decide(back))
                .then(new Decided(back));
    }

    @Test
    void does_not_enter_the_stage_it_is_in() {
        committee
                .given(FOUNDED, SEAT, TERM)
                .when(new Decide(enter(1, MAY, Stage.POTENTIAL)))
                .thenRejected("stage-unchanged");
        committee
                .given(FOUNDED, SEAT, TERM, new Decided(enter(1, MAY, Stage.LEGACY)))
                .when(new Decide(enter(2, JUNE, Stage.LEGACY)))
                .thenRejected("stage-unchanged");
    }

    @Test
    void stages_follow_each_other_in_time() {
        var given =
                committee.given(FOUNDED, SEAT, TERM, new Decided(enter(1, MAY, Stage.COALESCING)));
        given.when(new Decide(enter(2, MAY.minusDays(1), Stage.MATURING)))
                .thenRejected("stage-out-of-order");
        given.when(new Decide(enter(2, MAY, Stage.MATURING)))
                .then(new Decided(enter(2, MAY, Stage.MATURING)));
    }

    @Test
    void what_changes_no_stage_may_be_recorded_late() {
        var late = adopt(2, MARCH, EQUITY);
        committee
                .given(FOUNDED, SEAT, TERM, new Decided(enter(1, MAY, Stage.COALESCING)))
                .when(new Decide(late))
                .then(new Decided(late));
    }

    private static Decision adopt(int id, LocalDate on, Theme... themes) {
        return decision(id, on, List.of(themes), List.of(), null);
    }

    private static Decision retire(int id, LocalDate on, UUID... areas) {
        return decision(id, on, List.of(), List.of(areas), null);
    }

    private static Decision enter(int id, LocalDate on, Stage stage) {
        return decision(id, on, List.of(), List.of(), stage);
    }

    private static Decision decision(
            int id, LocalDate on, List<Theme> adopt, List<UUID> retire, Stage stage) {
        return new Decision(new UUID(5, id), on, "Minutes", adopt, retire, stage);
    }
}
