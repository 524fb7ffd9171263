package org.copractice.membership.person;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.person.PersonCommand.Absorb;
import org.copractice.membership.person.PersonCommand.Forget;
import org.copractice.membership.person.PersonCommand.Merge;
import org.copractice.membership.person.PersonCommand.Register;
import org.copractice.membership.person.PersonCommand.Release;
import org.copractice.membership.person.PersonCommand.Separate;
import org.copractice.membership.person.PersonEvent.Absorbed;
import org.copractice.membership.person.PersonEvent.Affiliated;
import org.copractice.membership.person.PersonEvent.Claimed;
import org.copractice.membership.person.PersonEvent.Forgotten;
import org.copractice.membership.person.PersonEvent.Merged;
import org.copractice.membership.person.PersonEvent.Registered;
import org.copractice.membership.person.PersonEvent.Released;
import org.copractice.membership.person.PersonEvent.Separated;
import org.copractice.membership.person.PersonEvent.Work;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Two records of one person become one, and two again.
@DisplayNameGeneration(ReplaceUnderscores.class)
class MergingSpec {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);
    private static final UUID ANA = new UUID(1, 1);
    private static final UUID ANNA = new UUID(1, 2);
    private static final UUID BO = new UUID(1, 3);
    private static final UUID WORK = new UUID(2, 1);
    private static final UUID OFFICE = new UUID(3, 1);

    private static final PersonDecider DECIDER = new PersonDecider();
    private static final Registered registered =
            new Registered(new Name("Ana", null, null), new Contact("ana@example.org", null));
    private static final Affiliated working = new Affiliated(WORK, OFFICE, "teacher", DAY, null);
    private static final Claimed claimed = new Claimed("s-1");
    private static final Absorbed absorbed = new Absorbed(ANNA, List.of());
    private static final Forgotten forgotten = new Forgotten(DAY);

    private final Spec<PersonCommand, Person, PersonEvent> person = Spec.of(new PersonDecider());

    private static Person after(PersonEvent... events) {
        return Stream.of(events).reduce(DECIDER.initial(), DECIDER::evolve, (_, last) -> last);
    }

    private static Merge intoAna(PersonEvent... ana) {
        return new Merge(ANNA, ANA, after(ana));
    }

    private static Absorb anna(PersonEvent... anna) {
        return new Absorb(ANNA, ANA, after(anna));
    }

    @Test
    void a_duplicate_names_the_survivor() {
        person.given(registered).when(intoAna(registered)).then(new Merged(ANA));
        person.given(registered, new Merged(ANA)).when(intoAna(registered, absorbed)).thenNothing();
    }

    @Test
    void the_survivor_takes_its_work_in() {
        person.given(registered)
                .when(anna(registered, working))
                .then(new Absorbed(ANNA, List.of(new Work(WORK, OFFICE, "teacher", DAY, null))));
        person.given(registered, absorbed).when(anna(registered, new Merged(ANA))).thenNothing();
    }

    @Test
    void several_records_can_be_merged_into_one() {
        person.given(registered, new Absorbed(BO, List.of())).when(anna(registered)).then(absorbed);
    }

    @Test
    void nothing_merges_with_itself() {
        person.given(registered)
                .when(new Merge(ANA, ANA, after(registered)))
                .thenRejected("merges-itself");
    }

    @Test
    void what_is_merged_cannot_be_merged_into_another() {
        person.given(registered, new Merged(BO))
                .when(intoAna(registered))
                .thenRejected("person-merged");
        person.given(registered)
                .when(anna(registered, new Merged(BO)))
                .thenRejected("person-merged");
    }

    @Test
    void nothing_can_be_merged_into_what_is_merged_so_there_are_no_circles() {
        person.given(registered)
                .when(intoAna(registered, new Merged(BO)))
                .thenRejected("survivor-merged");
        person.given(registered, new Merged(BO))
                .when(anna(registered))
                .thenRejected("survivor-merged");
        person.given(registered, new Absorbed(ANA, List.of()))
                .when(intoAna(registered, new Merged(ANNA)))
                .thenRejected("survivor-merged");
    }

    @Test
    void what_others_are_merged_into_cannot_be_merged_so_there_are_no_chains() {
        person.given(registered, new Absorbed(BO, List.of()))
                .when(intoAna(registered))
                .thenRejected("merges-others");
        person.given(registered)
                .when(anna(registered, new Absorbed(BO, List.of())))
                .thenRejected("merges-others");
    }

    @Test
    void who_is_forgotten_is_merged_with_nobody() {
        person.given(registered, forgotten)
                .when(intoAna(registered))
                .thenRejected("person-forgotten");
        person.given(registered)
                .when(intoAna(registered, forgotten))
                .thenRejected("person-forgotten");
        person.given(registered, forgotten).when(anna(registered)).thenRejected("person-forgotten");
        person.given(registered).when(anna(registered, forgotten)).thenRejected("person-forgotten");
    }

    @Test
    void nobody_is_merged_with_who_is_unknown() {
        person.given(registered).when(intoAna()).thenRejected("person-unknown");
        person.given(registered).when(anna()).thenRejected("person-unknown");
    }

    @Test
    void a_duplicate_does_not_change() {
        var register = new Register(registered.name(), registered.contact(), List.of(), List.of());
        person.given(registered, new Merged(ANA)).when(register).thenRejected("person-merged");
    }

    @Test
    void two_records_are_again_what_they_were() {
        person.given(registered, new Merged(ANA)).when(new Separate(ANA)).then(new Separated(ANA));
        person.given(registered, absorbed).when(new Release(ANNA)).then(new Released(ANNA));
        assertEquals(
                after(registered, working, claimed),
                after(registered, working, claimed, new Merged(ANA), new Separated(ANA)));
        assertEquals(
                after(registered, working, claimed),
                after(registered, working, claimed, absorbed, new Released(ANNA)));
    }

    @Test
    void what_is_two_already_stays_so() {
        person.given(registered).when(new Separate(null)).thenNothing();
        person.given(registered).when(new Release(ANNA)).thenNothing();
    }

    @Test
    void only_the_merge_that_was_meant_is_taken_back() {
        person.given(registered, new Merged(BO))
                .when(new Separate(ANA))
                .thenRejected("person-merged");
    }

    @Test
    void who_is_forgotten_cannot_be_taken_apart() {
        person.given(registered, new Merged(ANA), forgotten)
                .when(new Separate(ANA))
                .thenRejected("person-forgotten");
        person.given(registered, absorbed, forgotten)
                .when(new Release(ANNA))
                .thenRejected("person-forgotten");
    }

    @Test
    void a_duplicate_can_be_forgotten_and_keeps_what_statistics_are_made_of() {
        person.given(registered, working, new Merged(ANA)).when(new Forget(DAY)).then(forgotten);
        var gone = (Person.Gone) after(registered, working, new Merged(ANA), forgotten);
        assertEquals(ANA, gone.survivor());
        assertEquals(
                List.of(WORK), gone.traces().affiliations().stream().map(Affiliation::id).toList());
    }
}
