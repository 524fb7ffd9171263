package org.copractice.membership.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.cohort.CohortCommand.Entrust;
import org.copractice.membership.cohort.CohortCommand.Form;
import org.copractice.membership.cohort.CohortCommand.Join;
import org.copractice.membership.cohort.CohortCommand.Leave;
import org.copractice.membership.cohort.CohortCommand.Release;
import org.copractice.membership.cohort.CohortEvent.Entrusted;
import org.copractice.membership.cohort.CohortEvent.Formed;
import org.copractice.membership.cohort.CohortEvent.Joined;
import org.copractice.membership.cohort.CohortEvent.Left;
import org.copractice.membership.cohort.CohortEvent.Released;
import org.copractice.membership.cohort.CohortEvent.Renamed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CohortSpec {

    private static final UUID MATH = new UUID(1, 1);
    private static final UUID SCIENCE = new UUID(1, 2);
    private static final UUID FIRST = new UUID(2, 1);
    private static final UUID OTHER = new UUID(2, 2);
    private static final UUID MARIA = new UUID(3, 1);
    private static final UUID OLGA = new UUID(3, 2);
    private static final LocalDate MAY = LocalDate.of(2020, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2020, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2020, 7, 1);
    private static final Label TWO = new Label(2, null);
    private static final ProgramYear YEAR = new ProgramYear(2019);
    private static final ProgramYear BEFORE = new ProgramYear(2018);
    private static final Formed FORMED = new Formed(MATH, 2, null, "2019-20");
    private static final Joined JOINED = new Joined(MARIA, MAY);
    private static final Left LEFT = new Left(MARIA, JUNE);
    private static final Entrusted LED = new Entrusted(FIRST, MAY);

    private final Spec<CohortCommand, Cohort, CohortEvent> cohort = Spec.of(new CohortDecider());

    @Test
    void is_formed_for_a_program_year_with_a_number_or_a_name() {
        cohort.given().when(new Form(MATH, TWO, YEAR)).then(FORMED);
        cohort.given()
                .when(new Form(MATH, new Label(null, "Pioneers"), YEAR))
                .then(new Formed(MATH, null, "Pioneers", "2019-20"));
    }

    @Test
    void is_formed_once() {
        cohort.given(FORMED).when(new Form(MATH, TWO, YEAR)).thenNothing();
    }

    @Test
    void may_be_called_something_else() {
        cohort.given(FORMED)
                .when(new Form(MATH, new Label(null, "Pioneers"), YEAR))
                .then(new Renamed(null, "Pioneers"));
        cohort.given(FORMED, new Renamed(null, "Pioneers"))
                .when(new Form(MATH, new Label(null, "Pioneers"), YEAR))
                .thenNothing();
        cohort.given(FORMED, new Renamed(null, "Pioneers"), JOINED)
                .when(new Form(MATH, TWO, YEAR))
                .then(new Renamed(2, null));
    }

    @Test
    void community_and_program_year_stay() {
        cohort.given(FORMED).when(new Form(SCIENCE, TWO, YEAR)).thenRejected("cohort-fixed");
        cohort.given(FORMED).when(new Form(MATH, TWO, BEFORE)).thenRejected("cohort-fixed");
    }

    @Test
    void nothing_is_asked_of_a_cohort_that_was_not_formed() {
        cohort.given().when(new Join(MARIA, MAY)).thenRejected("cohort-unknown");
        cohort.given().when(new Leave(MARIA, MAY)).thenRejected("cohort-unknown");
        cohort.given().when(new Entrust(FIRST, MATH, BEFORE, MAY)).thenRejected("cohort-unknown");
        cohort.given().when(new Release(MAY)).thenRejected("cohort-unknown");
    }

    @Test
    void a_person_joins_once() {
        cohort.given(FORMED).when(new Join(MARIA, MAY)).then(JOINED);
        cohort.given(FORMED, JOINED).when(new Join(MARIA, MAY)).thenNothing();
        cohort.given(FORMED, JOINED).when(new Join(MARIA, JUNE)).thenRejected("in-cohort-already");
        cohort.given(FORMED, JOINED).when(new Join(OLGA, MAY)).then(new Joined(OLGA, MAY));
    }

    @Test
    void who_left_may_join_again_from_that_day_on() {
        cohort.given(FORMED, JOINED, LEFT)
                .when(new Join(MARIA, JUNE))
                .then(new Joined(MARIA, JUNE));
        cohort.given(FORMED, JOINED, LEFT)
                .when(new Join(MARIA, JUNE.minusDays(1)))
                .thenRejected("before-leaving");
    }

    @Test
    void a_person_leaves_once() {
        cohort.given(FORMED, JOINED).when(new Leave(MARIA, JUNE)).then(LEFT);
        cohort.given(FORMED, JOINED, LEFT).when(new Leave(MARIA, JUNE)).thenNothing();
        cohort.given(FORMED, JOINED, LEFT)
                .when(new Leave(MARIA, JULY))
                .thenRejected("not-in-cohort");
    }

    @Test
    void who_joined_by_mistake_leaves_on_the_same_day_and_nobody_leaves_before() {
        cohort.given(FORMED, JOINED).when(new Leave(MARIA, MAY)).then(new Left(MARIA, MAY));
        cohort.given(FORMED, JOINED)
                .when(new Leave(MARIA, MAY.minusDays(1)))
                .thenRejected("before-joining");
    }

    @Test
    void only_who_is_in_it_leaves() {
        cohort.given(FORMED, JOINED).when(new Leave(OLGA, JUNE)).thenRejected("not-in-cohort");
    }

    @Test
    void who_leaves_leaves_the_others_in_it() {
        cohort.given(FORMED, JOINED, new Joined(OLGA, MAY), LEFT)
                .when(new Leave(OLGA, JULY))
                .then(new Left(OLGA, JULY));
    }

    @Test
    void the_latest_stay_counts() {
        cohort.given(FORMED, JOINED, LEFT, new Joined(MARIA, JUNE), new Joined(OLGA, MAY))
                .when(new Leave(MARIA, JULY))
                .then(new Left(MARIA, JULY));
        cohort.given(FORMED, JOINED, LEFT, new Joined(MARIA, JUNE), new Left(MARIA, JULY))
                .when(new Join(MARIA, JUNE))
                .thenRejected("before-leaving");
    }

    @Test
    void is_led_by_an_earlier_cohort_of_its_community() {
        cohort.given(FORMED).when(new Entrust(FIRST, MATH, BEFORE, MAY)).then(LED);
        cohort.given(FORMED)
                .when(new Entrust(FIRST, SCIENCE, BEFORE, MAY))
                .thenRejected("leader-elsewhere");
        cohort.given(FORMED)
                .when(new Entrust(FIRST, MATH, YEAR, MAY))
                .thenRejected("leader-not-earlier");
        cohort.given(FORMED)
                .when(new Entrust(FIRST, MATH, new ProgramYear(2020), MAY))
                .thenRejected("leader-not-earlier");
    }

    @Test
    void the_first_day_of_the_same_leader_stands() {
        cohort.given(FORMED, LED).when(new Entrust(FIRST, MATH, BEFORE, JUNE)).thenNothing();
    }

    @Test
    void another_leads_from_then_on_not_from_before() {
        cohort.given(FORMED, LED)
                .when(new Entrust(OTHER, MATH, BEFORE, JUNE))
                .then(new Entrusted(OTHER, JUNE));
        cohort.given(FORMED, LED)
                .when(new Entrust(OTHER, MATH, BEFORE, MAY))
                .then(new Entrusted(OTHER, MAY));
        cohort.given(FORMED, LED)
                .when(new Entrust(OTHER, MATH, BEFORE, MAY.minusDays(1)))
                .thenRejected("before-latest-lead");
    }

    @Test
    void leads_itself_again() {
        cohort.given(FORMED, LED).when(new Release(JUNE)).then(new Released(JUNE));
        cohort.given(FORMED, LED, new Released(JUNE)).when(new Release(JULY)).thenNothing();
        cohort.given(FORMED, LED)
                .when(new Release(MAY.minusDays(1)))
                .thenRejected("before-latest-lead");
        cohort.given(FORMED).when(new Release(JUNE)).thenNothing();
        cohort.given(FORMED, LED, new Released(JUNE))
                .when(new Entrust(FIRST, MATH, BEFORE, JULY))
                .then(new Entrusted(FIRST, JULY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-20", "1999-00", "2099-00"})
    void a_program_year_is_written_with_both_of_its_years(String code) {
        assertEquals(Optional.of(code), ProgramYear.of(code).map(ProgramYear::code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-21", "2019-19", "2019", "2019/20", "19-20", "3019-20", ""})
    void what_is_no_program_year_is_none(String code) {
        assertEquals(Optional.empty(), ProgramYear.of(code));
    }
}
