package org.copractice.membership.person.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.Names;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.person.PersonEvent;

/// Answers "who is there?", by name, subject, leadership, and by organization and role on a day.
/// Who is forgotten keeps a row, without anything personal. Who is merged keeps one as well; what a
/// person has done counts as the survivor's.
public final class PersonDirectory {

    public static final Table PERSON =
            Table.of(
                    "person",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "sort_name text",
                    "status text",
                    "subjects text[]",
                    "leadership text",
                    "subject text",
                    "merged_into uuid",
                    "words text",
                    "name_keys int[]");

    public static final Table AFFILIATION =
            Table.of(
                    "person_affiliation",
                    List.of("person", "id"),
                    "person uuid",
                    "id uuid",
                    "revision int",
                    "organization uuid",
                    "role text",
                    "since date",
                    "until date",
                    "survivor uuid");

    /// The kind of key that words of somebody's expertise have beside those of the name.
    public static final char EXPERTISE = 'e';

    private PersonDirectory() {}

    private static Collection<Integer> keys(PersonView person) {
        var keys = new ArrayList<>(Names.keys(person.names()));
        if (person.expertise() != null) {
            keys.addAll(Names.whole(EXPERTISE, person.expertise()));
        }
        return keys;
    }

    public static ReadModel readModel(Aggregate<?, ?, PersonEvent, PersonView> people) {
        return ReadModel.inline("people-3", PERSON, AFFILIATION)
                .from(
                        people,
                        (_, after, rows) -> {
                            rows.put(
                                    PERSON,
                                    after.id(),
                                    after.revision(),
                                    Json.write(after),
                                    SortKey.of(after.sortedBy()),
                                    after.status(),
                                    after.subjects(),
                                    after.leadership(),
                                    after.subject(),
                                    after.mergedInto(),
                                    Names.line(after.names()),
                                    keys(after));
                            after.affiliations()
                                    .forEach(each ->
                                            rows.put(
                                                    AFFILIATION,
                                                    after.id(),
                                                    each.id(),
                                                    after.revision(),
                                                    each.organization(),
                                                    each.role(),
                                                    each.from(),
                                                    each.until(),
                                                    after.mergedInto()));
                        })
                .refusing(
                        "person_subject_key",
                        "claims-another",
                        "Who signs in like this has claimed another record.");
    }
}
