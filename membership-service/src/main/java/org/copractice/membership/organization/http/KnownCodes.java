package org.copractice.membership.organization.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.copractice.eventsourcing.store.Database;

/// What many rows refer to, read at once.
@ApplicationScoped
class KnownCodes {

    /// @param onePerCounty by code of a kind
    /// @param regions number by code of a county
    /// @param sole ids of organizations by kind and county, where only one may be
    record Codes(
            Map<String, Boolean> onePerCounty,
            Map<String, Integer> regions,
            Map<String, UUID> sole) {}

    /// One row of a query.
    private interface Reading<K, V> {
        void add(java.sql.ResultSet row, Map<K, V> target) throws SQLException;
    }

    private final Database database;

    KnownCodes(Database database) {
        this.database = database;
    }

    static String sole(String kind, String county) {
        return kind + "/" + county;
    }

    Codes read() {
        return database.read(connection ->
                new Codes(
                        map(
                                connection,
                                "SELECT code, one_per_county FROM organization_kind",
                                (row, map) -> map.put(row.getString(1), row.getBoolean(2))),
                        map(
                                connection,
                                "SELECT code, region FROM county",
                                (row, map) -> map.put(row.getString(1), row.getInt(2))),
                        map(
                                connection,
                                "SELECT kind, sole_county, id FROM organization"
                                        + " WHERE sole_county IS NOT NULL",
                                (row, map) ->
                                        map.put(
                                                sole(row.getString(1), row.getString(2)),
                                                row.getObject(3, UUID.class)))));
    }

    /// @return those of the ids that organizations have
    Set<UUID> organizations(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return new HashSet<>();
        }
        return database.read(connection -> {
            try (var statement =
                    connection.prepareStatement("SELECT id FROM organization WHERE id = ANY(?)")) {
                statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                try (var rows = statement.executeQuery()) {
                    var found = new HashSet<UUID>();
                    while (rows.next()) {
                        found.add(rows.getObject(1, UUID.class));
                    }
                    return found;
                }
            }
        });
    }

    private static <V> Map<String, V> map(
            Connection connection, String sql, Reading<String, V> reading) throws SQLException {
        try (var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            var map = new HashMap<String, V>();
            while (rows.next()) {
                reading.add(rows, map);
            }
            return map;
        }
    }
}
