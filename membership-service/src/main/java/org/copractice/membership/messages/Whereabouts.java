package org.copractice.membership.messages;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.copractice.membership.messages.DirectoryEntry.Location;

/// Where organizations are, and who works there. Read from tables that are written with the events,
/// so never older than these.
final class Whereabouts {

    private static final String LOCATIONS =
            """
            SELECT o.id, o.county, c.region FROM organization o
                LEFT JOIN county c ON c.code = o.county
            WHERE o.id = ANY (?::uuid[])\
            """;
    private static final String WORKERS =
            """
            SELECT coalesce(survivor, person) FROM person_affiliation WHERE organization = ANY (?::uuid[])
            UNION
            SELECT coalesce(a.survivor, a.person) FROM county c JOIN organization o ON o.county = c.code
                JOIN person_affiliation a ON a.organization = o.id
            WHERE c.id = ANY (?::uuid[])\
            """;

    private Whereabouts() {}

    static Map<UUID, Location> of(Connection connection, Set<UUID> organizations)
            throws SQLException {
        var locations = new HashMap<UUID, Location>();
        try (var statement = connection.prepareStatement(LOCATIONS)) {
            bind(statement, List.of((Object) texts(organizations)));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    locations.put(
                            rows.getObject(1, UUID.class),
                            new Location(rows.getString(2), rows.getObject(3, Integer.class)));
                }
            }
        }
        return locations;
    }

    /// @return people who have ever worked for one of the organizations, or for one in one of the
    ///   counties
    static Set<UUID> workers(Connection connection, Set<UUID> organizations, Set<UUID> counties)
            throws SQLException {
        var workers = new HashSet<UUID>();
        if (organizations.isEmpty() && counties.isEmpty()) {
            return workers;
        }
        try (var statement = connection.prepareStatement(WORKERS)) {
            bind(statement, List.of(texts(organizations), texts(counties)));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    workers.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return workers;
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
