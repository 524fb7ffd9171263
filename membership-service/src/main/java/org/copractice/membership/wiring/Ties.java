package org.copractice.membership.wiring;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copractice.eventsourcing.http.Requests;
import org.copractice.eventsourcing.store.Database;

/// Looks up the person that a caller is to a record. Asked anew each time: a term ends, somebody
/// changes their work or is forgotten.
@ApplicationScoped
class Ties {

    /// Work in which somebody speaks for an organization. What teachers, faculty and researchers
    /// do, they do at it and not for it.
    private static final List<String> SPEAKING =
            List.of(
                    "principal",
                    "district-staff",
                    "coe-specialist",
                    "county-superintendent",
                    "partner-expert",
                    "agency-staff");

    private static final String ASKED =
            """
            WITH asked AS (SELECT ?::text AS subject, ?::uuid AS record, ?::date AS today),
            self AS (
                SELECT mine.id FROM asked JOIN person claimed ON claimed.subject = asked.subject,
                    same_person(coalesce(claimed.merged_into, claimed.id)) AS mine (id)),
            office AS (
                SELECT self.id AS person, a.organization
                FROM asked, self JOIN person_affiliation a ON a.person = self.id
                WHERE a.role IN ('%s') AND a.since <= asked.today
                    AND (a.until IS NULL OR a.until > asked.today))
            """
                    .formatted(String.join("','", SPEAKING));

    private final Database database;
    private final Requests requests;

    Ties(Database database, Requests requests) {
        this.database = database;
        this.requests = requests;
    }

    /// @param query selects a person's id from `asked` (subject, record, today), `self` (id: all
    ///   records of the person that the caller has claimed to be) and `office` (person,
    ///   organization): for which organizations the caller speaks
    Optional<UUID> find(String query, String subject, UUID record) {
        return database.read(connection -> {
            try (var statement = connection.prepareStatement(ASKED + query)) {
                bind(statement, List.of(subject, record, requests.today()));
                try (var row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(row.getObject(1, UUID.class))
                            : Optional.empty();
                }
            }
        });
    }
}
