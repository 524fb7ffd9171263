package org.copractice.membership.messages;

import static org.copractice.membership.messages.MessageTypes.version1;

import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.membership.person.PersonEvent;
import org.copractice.membership.person.PersonEvent.Forgotten;
import org.copractice.membership.person.PersonEvent.Merged;
import org.copractice.membership.person.PersonEvent.Separated;

/// What is told about people, none of it personal. What others may know of them stands in the
/// [PeopleDirectory].
public final class PersonMessages {

    public static final String TOPIC = "person.v1";

    record PersonForgotten(UUID person, LocalDate on) {}

    /// @param into id of the record that stands for the person from now on
    record PersonMerged(UUID person, UUID into) {}

    /// @param from id of the record that stood for the person
    record PersonSeparated(UUID person, UUID from) {}

    private PersonMessages() {}

    public static Publication<PersonEvent> publication(Aggregate<?, ?, PersonEvent, ?> people) {
        return Publication.of(people, TOPIC)
                .tell(
                        Forgotten.class,
                        version1("person-forgotten"),
                        (r, e) -> new PersonForgotten(r.stream(), e.on()))
                .tell(
                        Merged.class,
                        version1("person-merged"),
                        (r, e) -> new PersonMerged(r.stream(), e.survivor()))
                .tell(
                        Separated.class,
                        version1("person-separated"),
                        (r, e) -> new PersonSeparated(r.stream(), e.survivor()));
    }
}
