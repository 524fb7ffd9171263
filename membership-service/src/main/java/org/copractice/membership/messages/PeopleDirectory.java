package org.copractice.membership.messages;

import static java.util.stream.Collectors.groupingBy;
import static org.copractice.membership.messages.MessageTypes.version1;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.publishing.Entries;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.StoredEvent;
import org.copractice.membership.messages.DirectoryEntry.Location;
import org.copractice.membership.messages.DirectoryEntry.Work;
import org.copractice.membership.person.Affiliation;
import org.copractice.membership.person.Consent;
import org.copractice.membership.person.Person;
import org.copractice.membership.person.Person.Duplicate;
import org.copractice.membership.person.Person.Gone;
import org.copractice.membership.person.Person.Known;
import org.copractice.membership.person.Person.Traces;
import org.copractice.membership.person.Person.Unknown;
import org.copractice.membership.person.PersonEvent;
import org.copractice.membership.person.Purpose;

/// What other services know of people: who has consented to the directory, for whom they work, and
/// in which county and region that is. Who never consented is not mentioned at all; who takes it
/// back or is forgotten leaves a tombstone.
///
/// Each piece of work says from when and until when it lasts, so an entry is right on every day
/// without being published anew at midnight. What has ended is left out the next time.
public final class PeopleDirectory implements Entries {

    public static final String TOPIC = "people-directory.v1";

    private static final Set<String> OF_PEOPLE =
            Set.of(
                    "person.registered",
                    "person.renamed",
                    "person.affiliated",
                    "person.affiliation-changed",
                    "person.consent-decided",
                    "person.merged",
                    "person.separated",
                    "person.absorbed",
                    "person.released",
                    "person.forgotten");
    private static final String RELOCATED = "organization.relocated";
    private static final String MOVED = "county.moved";

    private final EventStore store;
    private final Aggregate<?, Person, PersonEvent, ?> people;
    private final Supplier<LocalDate> today;

    public PeopleDirectory(
            EventStore store,
            Aggregate<?, Person, PersonEvent, ?> people,
            Supplier<LocalDate> today) {
        this.store = store;
        this.people = people;
        this.today = today;
    }

    @Override
    public String name() {
        return "people-directory-1";
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return version1("directory-entry");
    }

    @Override
    public Set<String> eventTypes() {
        var types = new TreeSet<>(OF_PEOPLE);
        types.addAll(List.of(RELOCATED, MOVED));
        return types;
    }

    @Override
    public Map<UUID, Optional<Object>> now(Connection connection, List<StoredEvent> events)
            throws SQLException {
        var concerned = streams(events, OF_PEOPLE);
        concerned.addAll(
                Whereabouts.workers(
                        connection,
                        streams(events, Set.of(RELOCATED)),
                        streams(events, Set.of(MOVED))));
        var states = states(connection, concerned);
        var places = Whereabouts.of(connection, organizations(states.values()));
        var entries = new HashMap<UUID, Optional<Object>>();
        states.forEach((person, state) -> {
            if (everListed(state)) {
                entries.put(person, entry(person, state, places));
            }
        });
        return entries;
    }

    private static Set<UUID> streams(List<StoredEvent> events, Set<String> types) {
        return events.stream()
                .filter(event -> types.contains(event.type()))
                .map(StoredEvent::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<UUID, Person> states(Connection connection, Set<UUID> persons) throws SQLException {
        var states = new HashMap<UUID, Person>();
        store.earlier(connection, persons, Long.MAX_VALUE).stream()
                .collect(groupingBy(StoredEvent::stream))
                .forEach((person, events) -> states.put(person, state(person, events)));
        return states;
    }

    private Person state(UUID person, List<StoredEvent> events) {
        var current = people.none(person);
        for (var event : events) {
            current = people.after(current, event.decode(people.types()));
        }
        return current.state();
    }

    private Optional<Object> entry(UUID person, Person state, Map<UUID, Location> places) {
        if (!(state instanceof Known(var profile, var traces, _))
                || !isListed(traces)
                || profile.name() == null) { // the key was destroyed a moment ago
            return Optional.empty();
        }
        return Optional.of(
                new DirectoryEntry(
                        person,
                        profile.name().full(),
                        affiliations(traces)
                                .filter(this::goesOn)
                                .map(each ->
                                        Work.of(
                                                each,
                                                places.getOrDefault(
                                                        each.organization(), Location.NOWHERE)))
                                .toList()));
    }

    /// Those of duplicates, too.
    private static Stream<Affiliation> affiliations(Traces traces) {
        return Stream.concat(
                traces.affiliations().stream(),
                traces.parts().stream().flatMap(part -> part.affiliations().stream()));
    }

    private boolean goesOn(Affiliation affiliation) {
        return affiliation.until() == null || affiliation.until().isAfter(today.get());
    }

    private static boolean everListed(Person state) {
        return traces(state).consents().stream()
                .anyMatch(consent -> consent.purpose() == Purpose.DIRECTORY && consent.given());
    }

    /// The latest decision counts.
    private static boolean isListed(Traces traces) {
        return traces.consents().stream()
                .filter(consent -> consent.purpose() == Purpose.DIRECTORY)
                .reduce((_, later) -> later)
                .filter(Consent::given)
                .isPresent();
    }

    private static Set<UUID> organizations(Collection<Person> people) {
        return people.stream()
                .flatMap(person -> affiliations(traces(person)))
                .map(Affiliation::organization)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Traces traces(Person state) {
        return switch (state) {
            case Known known -> known.traces();
            case Duplicate duplicate -> duplicate.record().traces();
            case Gone gone -> gone.traces();
            case Unknown _ -> throw new IllegalArgumentException("no person yet");
        };
    }
}
