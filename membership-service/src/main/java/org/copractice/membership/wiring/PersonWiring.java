package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.command.Answers;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.publishing.Entries;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.wiring.RecordsFactory;
import org.copractice.membership.messages.PeopleDirectory;
import org.copractice.membership.messages.PersonMessages;
import org.copractice.membership.person.ImportEvent;
import org.copractice.membership.person.ImportEvent.Finished;
import org.copractice.membership.person.Person;
import org.copractice.membership.person.PersonCommand;
import org.copractice.membership.person.PersonDecider;
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
import org.copractice.membership.person.directory.PersonDirectory;
import org.copractice.membership.person.directory.PersonView;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The stored names of a person's events, and what is made of them.
@ApplicationScoped
class PersonWiring {

    static final Aggregate<PersonCommand, Person, PersonEvent, PersonView> AGGREGATE =
            new Aggregate<>(
                    "person",
                    new PersonDecider(),
                    new EventTypes<PersonEvent>()
                            .with("person.registered", 1, Registered.class)
                            .with("person.renamed", 1, Renamed.class)
                            .with("person.contact-changed", 1, ContactChanged.class)
                            .with("person.described", 1, Described.class)
                            .with("person.recognized", 1, Recognized.class)
                            .with("person.affiliated", 1, Affiliated.class)
                            .with("person.affiliation-changed", 1, AffiliationChanged.class)
                            .with("person.consent-decided", 1, ConsentDecided.class)
                            .with("person.claimed", 1, Claimed.class)
                            .with("person.merged", 1, Merged.class)
                            .with("person.separated", 1, Separated.class)
                            .with("person.absorbed", 1, Absorbed.class)
                            .with("person.released", 1, Released.class)
                            .with("person.forgotten", 1, Forgotten.class)
                            .forgetting("person.forgotten"),
                    PersonView::of,
                    Person.class,
                    1);

    static final EventTypes<ImportEvent> IMPORTS =
            new EventTypes<ImportEvent>().with("person-import.finished", 1, Finished.class);

    @Produces
    @Singleton
    Answers<ImportEvent> imports(EventStore store) {
        return new Answers<>("person-import", IMPORTS, store);
    }

    @Produces
    @Singleton
    ReadModel directory() {
        return PersonDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Publication<PersonEvent> messages() {
        return PersonMessages.publication(AGGREGATE);
    }

    @Produces
    @Singleton
    Entries entries(
            EventStore store,
            Clock clock,
            @ConfigProperty(name = "copractice.time-zone") ZoneId zone) {
        return new PeopleDirectory(
                store, AGGREGATE, () -> LocalDate.ofInstant(clock.instant(), zone));
    }

    @Produces
    @Singleton
    Records<PersonCommand, Person, PersonEvent, PersonView> records(RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/people", "person", "sort_name");
    }
}
