package org.copractice.membership.person;

import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.person.Person.Duplicate;
import org.copractice.membership.person.Person.Gone;
import org.copractice.membership.person.Person.Known;
import org.copractice.membership.person.PersonCommand.Absorb;
import org.copractice.membership.person.PersonCommand.Merge;
import org.copractice.membership.person.PersonEvent.Absorbed;
import org.copractice.membership.person.PersonEvent.Merged;
import org.copractice.membership.person.PersonEvent.Released;
import org.copractice.membership.person.PersonEvent.Separated;
import org.copractice.membership.person.PersonEvent.Work;

/// How two records of one person become one, and two again (M14). Both records decide, each with
/// the other before its eyes, and both or neither change.
///
/// A duplicate is part of a record that is part of none: so there are no chains to follow and no
/// circles to fall into. It does not change while it is a duplicate, so it comes back as it was.
final class Merging {

    private Merging() {}

    static List<PersonEvent> merge(Merge asked, Person state) {
        if (state instanceof Duplicate duplicate && duplicate.survivor().equals(asked.survivor())) {
            return List.of();
        }
        mergeable(asked.duplicate(), state, asked.survivor(), asked.other());
        return List.of(new Merged(asked.survivor()));
    }

    static List<PersonEvent> absorb(Absorb asked, Person state) {
        if (state instanceof Known known && known.traces().holds(asked.duplicate())) {
            return List.of();
        }
        mergeable(asked.duplicate(), asked.other(), asked.survivor(), state);
        return List.of(
                new Absorbed(
                        asked.duplicate(),
                        PersonDecider.known(asked.other()).traces().affiliations().stream()
                                .map(Merging::work)
                                .toList()));
    }

    static List<PersonEvent> separate(UUID survivor, Person state) {
        return switch (state) {
            case Duplicate duplicate when duplicate.survivor().equals(survivor) ->
                    List.of(new Separated(survivor));
            case Duplicate _, Gone _ -> {
                PersonDecider.known(state);
                yield List.of();
            }
            case Known _, Person.Unknown _ -> List.of();
        };
    }

    static List<PersonEvent> release(UUID duplicate, Person state) {
        return PersonDecider.known(state).traces().holds(duplicate)
                ? List.of(new Released(duplicate))
                : List.of();
    }

    private static void mergeable(UUID duplicate, Person it, UUID survivor, Person into) {
        if (duplicate.equals(survivor)) {
            throw new Rejection("merges-itself", "A record cannot be merged into itself.");
        }
        var known = PersonDecider.known(it);
        if (into instanceof Duplicate) {
            throw new Rejection(
                    "survivor-merged", "That record is itself merged into another; name that one.");
        }
        PersonDecider.known(into);
        if (!known.traces().parts().isEmpty()) {
            throw new Rejection(
                    "merges-others",
                    "Others are merged into this record; merge the other way round.");
        }
    }

    private static Work work(Affiliation each) {
        return new Work(
                each.id(), each.organization(), each.role().code(), each.from(), each.until());
    }
}
