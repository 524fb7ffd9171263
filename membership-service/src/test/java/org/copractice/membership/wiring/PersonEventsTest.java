package org.copractice.membership.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.person.Contact;
import org.copractice.membership.person.Name;
import org.copractice.membership.person.PersonEvent;
import org.copractice.membership.person.PersonEvent.Absorbed;
import org.copractice.membership.person.PersonEvent.Affiliated;
import org.copractice.membership.person.PersonEvent.AffiliationChanged;
import org.copractice.membership.person.PersonEvent.Claimed;
import org.copractice.membership.person.PersonEvent.ConsentDecided;
import org.copractice.membership.person.PersonEvent.ContactChanged;
import org.copractice.membership.person.PersonEvent.Described;
import org.copractice.membership.person.PersonEvent.Forgotten;
import org.copractice.membership.person.PersonEvent.Merged;
import org.copractice.membership.person.PersonEvent.Recognized;
import org.copractice.membership.person.PersonEvent.Registered;
import org.copractice.membership.person.PersonEvent.Released;
import org.copractice.membership.person.PersonEvent.Renamed;
import org.copractice.membership.person.PersonEvent.Separated;
import org.copractice.membership.person.PersonEvent.Work;
import org.junit.jupiter.api.Test;

/// The golden files hold what is encrypted when it is stored.
class PersonEventsTest extends StoredEventsContract<PersonEvent> {

    private static final Name ANA = new Name("Ana María Peña", "Peña, Ana María", "she/her");
    private static final Contact CONTACT = new Contact("ana@example.org", "+1 530 555 0100");
    private static final UUID AFFILIATION = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID OFFICE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    @Override
    protected Class<PersonEvent> eventType() {
        return PersonEvent.class;
    }

    @Override
    protected EventTypes<PersonEvent> types() {
        return PersonWiring.AGGREGATE.types();
    }

    @Override
    protected List<PersonEvent> examples() {
        return List.of(
                new Registered(ANA, CONTACT),
                new Renamed(ANA),
                new ContactChanged(CONTACT),
                new Described(List.of("math"), List.of("Number talks")),
                new Recognized("emerging", DAY),
                new Affiliated(AFFILIATION, OFFICE, "coe-specialist", DAY, DAY.plusYears(1)),
                new AffiliationChanged(
                        AFFILIATION, OFFICE, "coe-specialist", DAY, DAY.plusYears(1)),
                new ConsentDecided("directory", true, DAY),
                new Claimed("5f0c3a0e"),
                new Merged(OFFICE),
                new Separated(OFFICE),
                new Absorbed(
                        AFFILIATION,
                        List.of(
                                new Work(
                                        AFFILIATION,
                                        OFFICE,
                                        "coe-specialist",
                                        DAY,
                                        DAY.plusYears(1)))),
                new Released(AFFILIATION),
                new Forgotten(DAY));
    }

    /// Taking one out of this list would store it in clear from then on.
    @Test
    void what_is_personal_stays_personal() {
        assertEquals(Set.of("name", "contact"), types().personal("person.registered"));
        assertEquals(Set.of("name"), types().personal("person.renamed"));
        assertEquals(Set.of("contact"), types().personal("person.contact-changed"));
        assertEquals(Set.of("expertise"), types().personal("person.described"));
        assertEquals(Set.of("subject"), types().personal("person.claimed"));
        assertEquals(true, types().forgets("person.forgotten"));
    }
}
