package org.copractice.membership.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.person.Person.Duplicate;
import org.copractice.membership.person.Person.Gone;
import org.copractice.membership.person.Person.Known;
import org.copractice.membership.person.Person.Profile;
import org.copractice.membership.person.Person.Traces;
import org.copractice.membership.person.Person.Unknown;
import org.copractice.membership.person.PersonCommand.Absorb;
import org.copractice.membership.person.PersonCommand.Affiliate;
import org.copractice.membership.person.PersonCommand.Claim;
import org.copractice.membership.person.PersonCommand.DecideConsent;
import org.copractice.membership.person.PersonCommand.Enroll;
import org.copractice.membership.person.PersonCommand.Forget;
import org.copractice.membership.person.PersonCommand.Merge;
import org.copractice.membership.person.PersonCommand.Recognize;
import org.copractice.membership.person.PersonCommand.Register;
import org.copractice.membership.person.PersonCommand.Release;
import org.copractice.membership.person.PersonCommand.Separate;
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

/// The rules of a person's record.
public final class PersonDecider implements Decider<PersonCommand, Person, PersonEvent> {

    @Override
    public Person initial() {
        return new Unknown();
    }

    @Override
    public List<PersonEvent> decide(PersonCommand command, Person state) {
        return switch (command) {
            case Register register when state instanceof Unknown -> registered(register);
            case Enroll(var register, var work) -> enroll(register, work, state);
            case Forget(var on) -> forget(on, state);
            case Register register -> differences(register, known(state));
            case Recognize recognize -> recognize(recognize, known(state));
            case Affiliate(var affiliation) -> affiliate(affiliation, known(state));
            case DecideConsent(var consent) -> consent(consent, known(state));
            case Claim claim -> claim(claim, known(state));
            case Merge merge -> Merging.merge(merge, state);
            case Absorb absorb -> Merging.absorb(absorb, state);
            case Separate(var survivor) -> Merging.separate(survivor, state);
            case Release(var duplicate) -> Merging.release(duplicate, state);
        };
    }

    @Override
    public Person evolve(Person state, PersonEvent event) {
        return switch (event) {
            case Registered(var name, var contact) ->
                    new Known(new Profile(name, contact, List.of()), Traces.NONE, null);
            case Forgotten(var on) -> new Gone(traces(state), survivor(state), on);
            case Merged(var survivor) ->
                    state instanceof Known known ? new Duplicate(known, survivor) : state;
            case Separated _ -> state instanceof Duplicate duplicate ? duplicate.record() : state;
            case Renamed _,
                    ContactChanged _,
                    Described _,
                    Recognized _,
                    Affiliated _,
                    AffiliationChanged _,
                    ConsentDecided _,
                    Claimed _,
                    Absorbed _,
                    Released _ ->
                    state instanceof Known known ? PersonFold.after(known, event) : state;
        };
    }

    private static List<PersonEvent> registered(Register asked) {
        var events = new ArrayList<PersonEvent>();
        events.add(new Registered(asked.name(), asked.contact()));
        if (!asked.subjects().isEmpty() || !asked.expertise().isEmpty()) {
            events.add(new Described(asked.subjects(), asked.expertise()));
        }
        return events;
    }

    private static List<PersonEvent> differences(Register asked, Known known) {
        var events = new ArrayList<PersonEvent>();
        var profile = known.profile();
        if (!asked.name().equals(profile.name())) {
            events.add(new Renamed(asked.name()));
        }
        if (!asked.contact().equals(profile.contact())) {
            events.add(new ContactChanged(asked.contact()));
        }
        if (!asked.subjects().equals(known.traces().subjects())
                || !asked.expertise().equals(profile.expertise())) {
            events.add(new Described(asked.subjects(), asked.expertise()));
        }
        return events;
    }

    private List<PersonEvent> enroll(Register register, Affiliation work, Person state) {
        var events = new ArrayList<>(decide(register, state));
        if (work != null) {
            var known = known(events.stream().reduce(state, this::evolve, (_, after) -> after));
            events.addAll(affiliate(work.asRecordedIn(known.traces().affiliations()), known));
        }
        return events;
    }

    private static List<PersonEvent> recognize(Recognize asked, Known known) {
        return asked.leadership() == known.traces().leadership()
                ? List.of()
                : List.of(new Recognized(asked.leadership().code(), asked.on()));
    }

    /// Several at once are usual; the same work twice at the same time is a slip that would count
    /// twice.
    private static List<PersonEvent> affiliate(Affiliation asked, Known known) {
        var others = known.traces().affiliations();
        if (others.contains(asked)) {
            return List.of();
        }
        if (asked.isEmpty()) {
            throw new Rejection("affiliation-empty", "It must last for a day at least.");
        }
        if (others.stream().anyMatch(asked::repeats)) {
            throw new Rejection(
                    "affiliation-repeated",
                    "The person has this role at this organization at that time already.");
        }
        boolean isNew = others.stream().noneMatch(other -> other.id().equals(asked.id()));
        var role = asked.role().code();
        return List.of(
                isNew
                        ? new Affiliated(
                                asked.id(), asked.organization(), role, asked.from(), asked.until())
                        : new AffiliationChanged(
                                asked.id(),
                                asked.organization(),
                                role,
                                asked.from(),
                                asked.until()));
    }

    private static List<PersonEvent> consent(Consent asked, Known known) {
        var latest =
                known.traces().consents().stream()
                        .filter(earlier -> earlier.purpose() == asked.purpose())
                        .reduce((_, later) -> later);
        if (latest.map(Consent::given).orElse(false) == asked.given()) {
            return List.of();
        }
        if (latest.filter(earlier -> asked.on().isBefore(earlier.on())).isPresent()) {
            throw new Rejection(
                    "before-latest-decision", "A later decision about this purpose is recorded.");
        }
        return List.of(new ConsentDecided(asked.purpose().code(), asked.given(), asked.on()));
    }

    /// A verified address is the proof: whoever receives mail there is the person.
    private static List<PersonEvent> claim(Claim asked, Known known) {
        if (asked.subject().equals(known.subject())) {
            return List.of();
        }
        var contact = known.profile().contact();
        if (contact == null
                || contact.email() == null
                || !contact.email().equalsIgnoreCase(asked.email())) {
            throw new Rejection("not-theirs", "The token's verified e-mail is not the record's.");
        }
        if (known.subject() != null) {
            throw new Rejection("claimed-already", "Somebody else signs in as this person.");
        }
        return List.of(new Claimed(asked.subject()));
    }

    private static List<PersonEvent> forget(LocalDate on, Person state) {
        return switch (state) {
            case Known _, Duplicate _ -> List.of(new Forgotten(on));
            case Gone _ -> List.of();
            case Unknown _ -> throw unknown();
        };
    }

    static Known known(Person state) {
        return switch (state) {
            case Known known -> known;
            case Duplicate _ ->
                    throw new Rejection(
                            "person-merged",
                            "This record is merged into another of the person; that one changes.");
            case Gone _ ->
                    throw new Rejection("person-forgotten", "This person has been forgotten.");
            case Unknown _ -> throw unknown();
        };
    }

    private static Rejection unknown() {
        return new Rejection("person-unknown", "There is no such person.");
    }

    private static UUID survivor(Person state) {
        return state instanceof Duplicate duplicate ? duplicate.survivor() : null;
    }

    private static Traces traces(Person state) {
        return switch (state) {
            case Known known -> known.traces();
            case Duplicate duplicate -> duplicate.record().traces();
            case Gone gone -> gone.traces();
            case Unknown _ -> Traces.NONE;
        };
    }
}
