package org.copractice.membership.person;

import org.copractice.membership.person.Person.Known;
import org.copractice.membership.person.Person.Part;
import org.copractice.membership.person.Person.Profile;
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

/// What an event makes of a person who is known.
final class PersonFold {

    private PersonFold() {}

    static Known after(Known known, PersonEvent event) {
        var profile = known.profile();
        var traces = known.traces();
        return switch (event) {
            case Renamed(var name) ->
                    known.with(new Profile(name, profile.contact(), profile.expertise()));
            case ContactChanged(var contact) ->
                    known.with(new Profile(profile.name(), contact, profile.expertise()));
            case Described(var subjects, var expertise) ->
                    known.with(new Profile(profile.name(), profile.contact(), expertise))
                            .with(traces.withSubjects(subjects));
            case Recognized(var leadership, _) ->
                    known.with(traces.withLeadership(Leadership.of(leadership)));
            case Affiliated(var id, var organization, var role, var from, var until) ->
                    known.with(
                            traces.with(
                                    new Affiliation(id, organization, Role.of(role), from, until)));
            case AffiliationChanged(var id, var organization, var role, var from, var until) ->
                    known.with(
                            traces.with(
                                    new Affiliation(id, organization, Role.of(role), from, until)));
            case ConsentDecided(var purpose, var given, var on) ->
                    known.with(traces.with(new Consent(Purpose.of(purpose), given, on)));
            case Claimed(var subject) -> new Known(profile, traces, subject);
            case Absorbed(var person, var work) ->
                    known.with(
                            traces.with(
                                    new Part(
                                            person,
                                            work.stream().map(PersonFold::affiliation).toList())));
            case Released(var person) -> known.with(traces.without(person));
            case Registered _, Merged _, Separated _, Forgotten _ -> known;
        };
    }

    private static Affiliation affiliation(Work work) {
        return new Affiliation(
                work.affiliation(),
                work.organization(),
                Role.of(work.role()),
                work.from(),
                work.until());
    }
}
