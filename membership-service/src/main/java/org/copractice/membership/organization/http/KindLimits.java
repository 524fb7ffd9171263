package org.copractice.membership.organization.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.copractice.eventsourcing.store.Database;

/// May a county have only one organization of a kind? The answer is fixed when a kind is
/// registered, so it is asked for once.
@ApplicationScoped
class KindLimits {

    private final Map<String, Boolean> known = new ConcurrentHashMap<>();
    private final Database database;

    KindLimits(Database database) {
        this.database = database;
    }

    /// @param kind code of a kind that exists
    boolean onePerCounty(String kind) {
        return known.computeIfAbsent(kind, this::read);
    }

    private boolean read(String kind) {
        return database.read(connection -> {
            try (var statement =
                    connection.prepareStatement(
                            "SELECT one_per_county FROM organization_kind WHERE code = ?")) {
                statement.setString(1, kind);
                try (var row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new SQLException("no kind " + kind, "02000");
                    }
                    return row.getBoolean(1);
                }
            }
        });
    }
}
