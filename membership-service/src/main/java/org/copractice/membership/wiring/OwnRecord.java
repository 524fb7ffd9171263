package org.copractice.membership.wiring;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.Relation;
import org.copractice.eventsourcing.store.Database;

/// Is it the record that the caller has claimed, or another one of the same person? Asked each
/// time: it ends when the person is forgotten.
@ApplicationScoped
class OwnRecord implements Relation {

    private static final String CLAIMED =
            """
            SELECT FROM person asked
                JOIN person claimed ON claimed.id = asked.id
                    OR coalesce(claimed.merged_into, claimed.id)
                        = coalesce(asked.merged_into, asked.id)
            WHERE asked.id = ? AND claimed.subject = ?\
            """;

    private final Database database;

    OwnRecord(Database database) {
        this.database = database;
    }

    @Override
    public boolean holds(String subject, UUID record) {
        return database.read(connection -> {
            try (var statement = connection.prepareStatement(CLAIMED)) {
                bind(statement, List.of(record, subject));
                try (var row = statement.executeQuery()) {
                    return row.next();
                }
            }
        });
    }
}
