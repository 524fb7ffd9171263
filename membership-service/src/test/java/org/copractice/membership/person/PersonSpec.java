package org.copractice.membership.person;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.person.PersonCommand.Affiliate;
import org.copractice.membership.person.PersonCommand.Claim;
import org.copractice.membership.person.PersonCommand.DecideConsent;
import org.copractice.membership.person.PersonCommand.Enroll;
import org.copractice.membership.person.PersonCommand.Forget;
import org.copractice.membership.person.PersonCommand.Recognize;
import org.copractice.membership.person.PersonCommand.Register;
import org.copractice.membership.person.PersonEvent.Affiliated;
import org.copractice.membership.person.PersonEvent.AffiliationChanged;
import org.copractice.membership.person.PersonEvent.Claimed;
import org.copractice.membership.person.PersonEvent.ConsentDecided;
import org.copractice.membership.person.PersonEvent.ContactChanged;
import org.copractice.membership.person.PersonEvent.Described;
import org.copractice.membership.person.PersonEvent.Forgotten;
import org.copractice.membership.person.PersonEvent.Recognized;
import org.copractice.membership.person.PersonEvent.Registered;
import org.copractice.membership.person.PersonEvent.Renamed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonSpec {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);
    private static final Name ANA = new Name("Ana María Peña", "Peña, Ana María", "she/her");
    private static final Contact MAIL = new Contact("ana@example.org", null);
    private static final Contact NONE = new Contact(null, null);
    private static final UUID WORK = new UUID(1, 1);
    private static final UUID OTHER_WORK = new UUID(1, 2);
    private static final UUID PLACER = new UUID(2, 1);
    private static final UUID UNIVERSITY = new UUID(2, 2);

    private static final Registered registered = new Registered(ANA, MAIL);
    private static final Forgotten forgotten = new Forgotten(DAY);

    private final Spec<PersonCommand, Person, PersonEvent> person = Spec.of(new PersonDecider());

    private static Register known(Name name, Contact contact) {
        return new Register(name, contact, List.of(), List.of());
    }

    private static Affiliate work(UUID id, UUID organization, LocalDate from, LocalDate until) {
        return new Affiliate(new Affiliation(id, organization, Role.TEACHER, from, until));
    }

    private static Affiliated working(UUID id, UUID organization, LocalDate from, LocalDate to) {
        return new Affiliated(id, organization, "teacher", from, to);
    }

    private static DecideConsent consent(boolean given, LocalDate on) {
        return new DecideConsent(new Consent(Purpose.DIRECTORY, given, on));
    }

    @Test
    void one_name_is_enough() {
        var sukarno = new Name("Sukarno", null, null);
        person.given().when(known(sukarno, NONE)).then(new Registered(sukarno, NONE));
    }

    @Test
    void what_somebody_knows_comes_with_the_registration() {
        person.given()
                .when(new Register(ANA, MAIL, List.of("math"), List.of("Number talks")))
                .then(registered, new Described(List.of("math"), List.of("Number talks")));
    }

    @Test
    void the_same_again_changes_nothing() {
        person.given(registered, new Described(List.of("math"), List.of("Number talks")))
                .when(new Register(ANA, MAIL, List.of("math"), List.of("Number talks")))
                .thenNothing();
    }

    @Test
    void each_difference_is_an_event() {
        var ana = new Name("Ana Peña", null, null);
        person.given(registered)
                .when(new Register(ana, NONE, List.of("science"), List.of()))
                .then(
                        new Renamed(ana),
                        new ContactChanged(NONE),
                        new Described(List.of("science"), List.of()));
    }

    @Test
    void subjects_and_expertise_change_alone_too() {
        person.given(registered, new Described(List.of("math"), List.of("Number talks")))
                .when(new Register(ANA, MAIL, List.of("math"), List.of("Lesson study")))
                .then(new Described(List.of("math"), List.of("Lesson study")));
    }

    @Test
    void leadership_is_recognized_once() {
        person.given(registered)
                .when(new Recognize(Leadership.EMERGING, DAY))
                .then(new Recognized("emerging", DAY));
        person.given(registered, new Recognized("emerging", DAY))
                .when(new Recognize(Leadership.EMERGING, DAY.plusDays(1)))
                .thenNothing();
        person.given(registered, new Recognized("emerging", DAY))
                .when(new Recognize(Leadership.ESTABLISHED, DAY.plusDays(1)))
                .then(new Recognized("established", DAY.plusDays(1)));
        person.given(registered).when(new Recognize(Leadership.NONE, DAY)).thenNothing();
    }

    @Test
    void several_affiliations_at_once_are_usual() {
        person.given(registered, working(WORK, PLACER, DAY, null))
                .when(work(OTHER_WORK, UNIVERSITY, DAY, null))
                .then(working(OTHER_WORK, UNIVERSITY, DAY, null));
    }

    @Test
    void an_affiliation_ends_and_is_corrected_under_its_id() {
        person.given(registered, working(WORK, PLACER, DAY, null))
                .when(work(WORK, PLACER, DAY, DAY.plusYears(1)))
                .then(new AffiliationChanged(WORK, PLACER, "teacher", DAY, DAY.plusYears(1)));
        person.given(
                        registered,
                        working(WORK, PLACER, DAY, null),
                        new AffiliationChanged(WORK, UNIVERSITY, "teacher", DAY, null))
                .when(work(WORK, UNIVERSITY, DAY, null))
                .thenNothing();
    }

    @Test
    void an_affiliation_lasts_a_day_at_least() {
        person.given(registered)
                .when(work(WORK, PLACER, DAY, DAY))
                .thenRejected("affiliation-empty");
        person.given(registered)
                .when(work(WORK, PLACER, DAY, DAY.plusDays(1)))
                .then(working(WORK, PLACER, DAY, DAY.plusDays(1)));
    }

    @Test
    void the_same_work_is_not_recorded_twice_for_one_day() {
        var year = DAY.plusYears(1);
        var before = new PersonEvent[] {registered, working(WORK, PLACER, DAY, year)};
        person.given(before)
                .when(work(OTHER_WORK, PLACER, year.minusDays(1), null))
                .thenRejected("affiliation-repeated");
        person.given(before)
                .when(work(OTHER_WORK, PLACER, DAY.minusYears(1), DAY.plusDays(1)))
                .thenRejected("affiliation-repeated");
        person.given(before)
                .when(work(OTHER_WORK, PLACER, year, null))
                .then(working(OTHER_WORK, PLACER, year, null));
        person.given(before)
                .when(work(OTHER_WORK, PLACER, DAY.minusYears(1), DAY))
                .then(working(OTHER_WORK, PLACER, DAY.minusYears(1), DAY));
        person.given(before)
                .when(new Affiliate(new Affiliation(OTHER_WORK, PLACER, Role.PRINCIPAL, DAY, null)))
                .then(new Affiliated(OTHER_WORK, PLACER, "principal", DAY, null));
    }

    @Test
    void consent_is_given_and_withdrawn_and_given_again() {
        person.given(registered)
                .when(consent(true, DAY))
                .then(new ConsentDecided("directory", true, DAY));
        person.given(registered, new ConsentDecided("directory", true, DAY))
                .when(consent(false, DAY))
                .then(new ConsentDecided("directory", false, DAY));
        person.given(
                        registered,
                        new ConsentDecided("directory", true, DAY),
                        new ConsentDecided("directory", false, DAY))
                .when(consent(true, DAY.plusDays(1)))
                .then(new ConsentDecided("directory", true, DAY.plusDays(1)));
    }

    @Test
    void what_is_so_already_is_not_decided_again() {
        person.given(registered).when(consent(false, DAY)).thenNothing();
        person.given(registered, new ConsentDecided("directory", true, DAY))
                .when(consent(true, DAY.plusDays(1)))
                .thenNothing();
    }

    @Test
    void one_purpose_says_nothing_of_another() {
        person.given(registered, new ConsentDecided("export", true, DAY))
                .when(consent(true, DAY.minusDays(1)))
                .then(new ConsentDecided("directory", true, DAY.minusDays(1)));
    }

    @Test
    void a_decision_does_not_come_before_the_one_it_revises() {
        person.given(registered, new ConsentDecided("directory", true, DAY))
                .when(consent(false, DAY.minusDays(1)))
                .thenRejected("before-latest-decision");
    }

    @Test
    void who_receives_its_mail_claims_a_record() {
        person.given(registered).when(new Claim("s-1", "ANA@example.org")).then(new Claimed("s-1"));
        person.given(registered, new Claimed("s-1"))
                .when(new Claim("s-1", "other@example.org"))
                .thenNothing();
    }

    @Test
    void nobody_else_claims_it() {
        person.given(registered)
                .when(new Claim("s-1", "bob@example.org"))
                .thenRejected("not-theirs");
        person.given(new Registered(ANA, NONE))
                .when(new Claim("s-1", "ana@example.org"))
                .thenRejected("not-theirs");
        person.given(registered, new Claimed("s-1"))
                .when(new Claim("s-2", "ana@example.org"))
                .thenRejected("claimed-already");
    }

    @Test
    void a_person_is_forgotten_once_and_for_ever() {
        person.given(registered, new Claimed("s-1")).when(new Forget(DAY)).then(forgotten);
        person.given(registered, forgotten).when(new Forget(DAY.plusDays(1))).thenNothing();
    }

    static List<PersonCommand> changes() {
        return List.of(
                known(ANA, MAIL),
                new Recognize(Leadership.EMERGING, DAY),
                work(WORK, PLACER, DAY, null),
                consent(true, DAY),
                new Claim("s-1", "ana@example.org"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothing_changes_who_is_forgotten(PersonCommand change) {
        person.given(registered, working(WORK, PLACER, DAY, null), forgotten)
                .when(change)
                .thenRejected("person-forgotten");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothing_but_a_registration_makes_a_person(PersonCommand change) {
        if (!(change instanceof Register)) {
            person.given().when(change).thenRejected("person-unknown");
        }
    }

    @Test
    void nobody_is_forgotten_who_was_never_known() {
        person.given().when(new Forget(DAY)).thenRejected("person-unknown");
    }

    /// The events of a forgotten person are read without what was personal in them.
    @Test
    void what_can_not_be_read_any_more_is_no_obstacle() {
        person.given(
                        new Registered(null, null),
                        new Renamed(null),
                        new ContactChanged(null),
                        new Described(List.of("math"), null),
                        working(WORK, PLACER, DAY, null),
                        new Claimed(null))
                .when(new Claim("s-1", "ana@example.org"))
                .thenRejected("not-theirs");
    }

    private static Enroll enrolled(UUID work, LocalDate until) {
        return new Enroll(
                known(ANA, MAIL), new Affiliation(work, PLACER, Role.TEACHER, DAY, until));
    }

    @Test
    void who_is_enrolled_is_registered_and_works() {
        person.given()
                .when(enrolled(WORK, null))
                .then(registered, working(WORK, PLACER, DAY, null));
        person.given().when(new Enroll(known(ANA, MAIL), null)).then(registered);
    }

    @Test
    void who_is_enrolled_again_is_so_already_whatever_the_id_of_the_work() {
        person.given(registered, working(WORK, PLACER, DAY, null))
                .when(enrolled(OTHER_WORK, null))
                .thenNothing();
    }

    @Test
    void who_is_enrolled_with_another_end_of_the_work_ends_it_then() {
        person.given(registered, working(WORK, PLACER, DAY, null))
                .when(enrolled(OTHER_WORK, DAY.plusDays(9)))
                .then(new AffiliationChanged(WORK, PLACER, "teacher", DAY, DAY.plusDays(9)));
    }

    @Test
    void who_was_forgotten_is_not_enrolled() {
        person.given(registered, forgotten)
                .when(enrolled(WORK, null))
                .thenRejected("person-forgotten");
        person.given().when(enrolled(WORK, DAY)).thenRejected("affiliation-empty");
    }
}
