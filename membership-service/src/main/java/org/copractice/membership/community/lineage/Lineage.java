package org.copractice.membership.community.lineage;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.store.Database;

/// Reads the ties between communities, which each later one states, from either end.
@ApplicationScoped
class Lineage {

    private static final String TIES =
            """
            WITH asked AS (SELECT id, succeeds, absorbs FROM community WHERE id = ?)
            SELECT 'SUCCEEDS', c.id, c.document::json ->> 'name', c.sort_name
            FROM asked JOIN community c ON c.id = ANY (asked.succeeds)
            UNION ALL
            SELECT 'ABSORBS', c.id, c.document::json ->> 'name', c.sort_name
            FROM asked JOIN community c ON c.id = ANY (asked.absorbs)
            UNION ALL
            SELECT 'SUCCEEDED_BY', c.id, c.document::json ->> 'name', c.sort_name
            FROM asked JOIN community c ON c.succeeds @> ARRAY[asked.id]
            UNION ALL
            SELECT 'ABSORBED_BY', c.id, c.document::json ->> 'name', c.sort_name
            FROM asked JOIN community c ON c.absorbs @> ARRAY[asked.id]
            ORDER BY 4, 2\
            """;

    enum Kind {
        SUCCEEDS,
        ABSORBS,
        SUCCEEDED_BY,
        ABSORBED_BY
    }

    record Tie(Kind kind, UUID community, String name) {}

    private final Database database;

    Lineage(Database database) {
        this.database = database;
    }

    /// In the order of names.
    List<Tie> of(UUID community) {
        return database.read(connection -> read(connection, community));
    }

    private static List<Tie> read(Connection connection, UUID community) throws SQLException {
        try (var statement = connection.prepareStatement(TIES)) {
            bind(statement, List.of(community));
            try (var rows = statement.executeQuery()) {
                var ties = new ArrayList<Tie>();
                while (rows.next()) {
                    ties.add(
                            new Tie(
                                    Kind.valueOf(rows.getString(1)),
                                    rows.getObject(2, UUID.class),
                                    rows.getString(3)));
                }
                return ties;
            }
        }
    }
}
