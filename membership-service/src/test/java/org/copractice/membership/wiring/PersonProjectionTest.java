package org.copractice.membership.wiring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.ProjectionSpec;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.membership.organization.OrganizationEvent;
import org.copractice.membership.person.Contact;
import org.copractice.membership.person.Name;
import org.copractice.membership.person.PersonEvent;
import org.copractice.membership.person.PersonEvent.Affiliated;
import org.copractice.membership.person.PersonEvent.AffiliationChanged;
import org.copractice.membership.person.PersonEvent.Claimed;
import org.copractice.membership.person.PersonEvent.Described;
import org.copractice.membership.person.PersonEvent.Forgotten;
import org.copractice.membership.person.PersonEvent.Merged;
import org.copractice.membership.person.PersonEvent.Recognized;
import org.copractice.membership.person.PersonEvent.Registered;
import org.copractice.membership.person.PersonEvent.Separated;
import org.copractice.membership.person.directory.PersonDirectory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonProjectionTest {

    private static final DataSource SOURCE =
            TestDatabase.create().migrated("db/migration").asService();
    private static final UUID ANA = new UUID(1, 1);
    private static final UUID BO = new UUID(1, 2);
    private static final UUID WORK = new UUID(2, 1);
    private static final UUID OFFICE = new UUID(3, 1);
    private static final Instant MONDAY = Instant.parse("2026-06-29T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 29);

    private static ProjectionSpec<?, PersonEvent, ?> people() {
        return ProjectionSpec.of(
                        PersonDirectory.readModel(PersonWiring.AGGREGATE),
                        PersonWiring.AGGREGATE,
                        SOURCE)
                .given(
                        ANA,
                        MONDAY,
                        new Registered(
                                new Name("Ana Peña", "Peña, Ana", null), new Contact(null, null)),
                        new Described(List.of("math"), List.of("Number talks")),
                        new Recognized("emerging", DAY),
                        new Affiliated(WORK, OFFICE, "teacher", DAY, null),
                        new AffiliationChanged(WORK, OFFICE, "principal", DAY, DAY.plusYears(1)),
                        new Claimed("s-1"))
                .given(
                        BO,
                        MONDAY,
                        new Registered(new Name("Bo", null, null), new Contact(null, null)),
                        new Affiliated(WORK, OFFICE, "teacher", DAY, null),
                        new Claimed("s-2"),
                        new Forgotten(DAY));
    }

    @Test
    void who_is_forgotten_keeps_a_row_without_anything_personal() {
        people().then(
                        "SELECT id, revision, sort_name, status, subjects, leadership, subject"
                                + " FROM person",
                        ANA + ",6,pena, ana,known,{math},emerging,s-1",
                        BO + ",4,,forgotten,{},none,null");
    }

    @Test
    void work_stays_whoever_did_it() {
        people().then(
                        "SELECT person, organization, role, since, until FROM person_affiliation",
                        "%s,%s,principal,2026-06-29,2027-06-29".formatted(ANA, OFFICE),
                        "%s,%s,teacher,2026-06-29,null".formatted(BO, OFFICE));
    }

    @Test
    void what_a_duplicate_has_done_counts_as_the_survivors_until_they_are_two_again() {
        var query =
                "SELECT p.id, p.status, p.merged_into, a.survivor FROM person p"
                        + " JOIN person_affiliation a ON a.person = p.id";
        people().given(ANA, MONDAY, new Merged(BO))
                .then(query, "%s,merged,%s,%s".formatted(ANA, BO, BO), BO + ",forgotten,null,null");
        people().given(ANA, MONDAY, new Merged(BO), new Separated(BO))
                .then(query, ANA + ",known,null,null", BO + ",forgotten,null,null");
    }

    @Test
    void each_place_of_an_organization_is_kept() {
        ProjectionSpec.of(PlaceWiring.readModel(), OrganizationWiring.AGGREGATE, SOURCE)
                .given(
                        OFFICE,
                        MONDAY,
                        new OrganizationEvent.Registered(
                                "Office", "museum", false, "21", null, null),
                        new OrganizationEvent.Relocated("38"))
                .then(
                        "SELECT id, revision, county FROM place_organization",
                        OFFICE + ",1,21",
                        OFFICE + ",2,38");
    }
}
