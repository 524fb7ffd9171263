package org.copractice.membership.wiring;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copractice.eventsourcing.http.Relation;
import org.copractice.eventsourcing.store.Database;

/// Is it a subscription that the client made, or nobody's yet? What another client made is as good
/// as not there.
@ApplicationScoped
class OwnSubscription implements Relation {

    private static final String OF_ANOTHER =
            "SELECT 1 FROM subscription WHERE id = ? AND owner <> ?";

    private final Database database;

    OwnSubscription(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "own subscription";
    }

    /// @return the record: a client is no person
    @Override
    public Optional<UUID> tie(String subject, UUID record) {
        return database.read(connection -> {
            try (var statement = connection.prepareStatement(OF_ANOTHER)) {
                bind(statement, List.of(record, subject));
                try (var row = statement.executeQuery()) {
                    return row.next() ? Optional.empty() : Optional.of(record);
                }
            }
        });
    }
}
