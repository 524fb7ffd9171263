package org.copractice.membership.mentoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.mentoring.Mentoring.Paired;
import org.copractice.membership.mentoring.MentoringCommand.Begin;
import org.copractice.membership.mentoring.MentoringCommand.End;
import org.copractice.membership.mentoring.MentoringEvent.Begun;
import org.copractice.membership.mentoring.MentoringEvent.Ended;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MentoringSpec {

    private static final UUID MATH = new UUID(1, 1);
    private static final UUID MARIA = new UUID(3, 1);
    private static final UUID OLGA = new UUID(3, 2);
    private static final UUID EQUITY = new UUID(4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Pair PAIR = new Pair(MATH, MARIA, OLGA);
    private static final Purpose ABOUT_EQUITY = new Purpose(EQUITY, null);
    private static final Purpose ABOUT_TALKS = new Purpose(null, "Number talks");
    private static final Begun BEGUN = new Begun(MATH, MARIA, OLGA, EQUITY, null, MAY);
    private static final Ended OVER = new Ended(JUNE, Ending.COMPLETED);

    private final Spec<MentoringCommand, Mentoring, MentoringEvent> mentoring =
            Spec.of(new MentoringDecider());

    @Test
    void begins_about_a_focus_area_or_a_topic() {
        mentoring.given().when(new Begin(PAIR, ABOUT_EQUITY, MAY)).then(BEGUN);
        mentoring
                .given()
                .when(new Begin(PAIR, ABOUT_TALKS, MAY))
                .then(new Begun(MATH, MARIA, OLGA, null, "Number talks", MAY));
    }

    @Test
    void nobody_mentors_themselves() {
        var alone = new Pair(MATH, MARIA, MARIA);
        mentoring.given().when(new Begin(alone, ABOUT_EQUITY, MAY)).thenRejected("own-mentor");
    }

    @Test
    void a_beginning_is_recorded_once() {
        mentoring.given(BEGUN).when(new Begin(PAIR, ABOUT_EQUITY, MAY)).thenNothing();
    }

    @Test
    void what_goes_on_does_not_begin_again() {
        mentoring
                .given(BEGUN)
                .when(new Begin(PAIR, ABOUT_EQUITY, JUNE))
                .thenRejected("mentoring-under-way");
        mentoring
                .given(BEGUN)
                .when(new Begin(PAIR, ABOUT_TALKS, MAY))
                .thenRejected("mentoring-under-way");
    }

    @Test
    void what_is_over_may_begin_again_from_the_day_of_its_end_on() {
        mentoring
                .given(BEGUN, OVER)
                .when(new Begin(PAIR, ABOUT_TALKS, JUNE))
                .then(new Begun(MATH, MARIA, OLGA, null, "Number talks", JUNE));
        mentoring
                .given(BEGUN, OVER)
                .when(new Begin(PAIR, ABOUT_EQUITY, JUNE.minusDays(1)))
                .thenRejected("before-latest-end");
        mentoring
                .given(BEGUN, OVER)
                .when(new Begin(PAIR, ABOUT_EQUITY, MAY))
                .thenRejected("before-latest-end");
    }

    @Test
    void ends() {
        mentoring.given(BEGUN).when(new End(JUNE, Ending.COMPLETED)).then(OVER);
        mentoring
                .given(BEGUN)
                .when(new End(JUNE, Ending.BROKEN_OFF))
                .then(new Ended(JUNE, Ending.BROKEN_OFF));
    }

    @Test
    void what_was_recorded_by_mistake_ends_on_the_day_it_began() {
        mentoring
                .given(BEGUN)
                .when(new End(MAY, Ending.MISTAKEN))
                .then(new Ended(MAY, Ending.MISTAKEN));
        mentoring
                .given(BEGUN, new Ended(MAY, Ending.MISTAKEN))
                .when(new Begin(PAIR, ABOUT_EQUITY, MAY))
                .then(BEGUN);
    }

    @Test
    void nothing_ends_before_it_began() {
        mentoring
                .given(BEGUN)
                .when(new End(MAY.minusDays(1), Ending.COMPLETED))
                .thenRejected("before-beginning");
    }

    @Test
    void an_end_is_recorded_once() {
        mentoring.given(BEGUN, OVER).when(new End(JUNE, Ending.COMPLETED)).thenNothing();
    }

    @Test
    void what_is_over_does_not_end_again() {
        mentoring
                .given(BEGUN, OVER)
                .when(new End(JULY, Ending.COMPLETED))
                .thenRejected("mentoring-over");
        mentoring
                .given(BEGUN, OVER)
                .when(new End(JUNE, Ending.BROKEN_OFF))
                .thenRejected("mentoring-over");
    }

    @Test
    void the_latest_period_ends_and_earlier_ones_stay() {
        var again = new Begun(MATH, MARIA, OLGA, null, "Number talks", JUNE);
        mentoring
                .given(BEGUN, OVER, again)
                .when(new End(JULY, Ending.COMPLETED))
                .then(new Ended(JULY, Ending.COMPLETED));
        mentoring
                .given(BEGUN, OVER, again, new Ended(JULY, Ending.COMPLETED))
                .when(new End(JUNE, Ending.COMPLETED))
                .thenRejected("mentoring-over");
    }

    @Test
    void there_is_nothing_to_end_before_the_beginning() {
        mentoring.given().when(new End(JUNE, Ending.COMPLETED)).thenRejected("mentoring-unknown");
    }

    @Test
    void the_pair_is_remembered_and_known_by_one_id() {
        var decider = new MentoringDecider();
        assertEquals(
                new Paired(PAIR, List.of(new Period(ABOUT_EQUITY, MAY, null, null))),
                decider.evolve(decider.initial(), BEGUN));
        assertEquals(
                UUID.fromString("4654daf5-8123-5379-b010-751a20c462d8"),
                new Pair(
                                UUID.fromString("0192e4a0-0000-7000-8000-0000000000c1"),
                                UUID.fromString("0192e4a0-0000-7000-8000-0000000000b1"),
                                UUID.fromString("0192e4a0-0000-7000-8000-0000000000b2"))
                        .mentoring());
    }

    @Test
    void an_ending_is_written_in_kebab_case() {
        for (var ending : Ending.values()) {
            assertEquals(ending, Ending.of(ending.code()));
        }
        assertEquals("broken-off", Ending.BROKEN_OFF.code());
    }
}
