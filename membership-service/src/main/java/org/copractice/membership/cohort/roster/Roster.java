package org.copractice.membership.cohort.roster;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.copractice.eventsourcing.store.Database;

/// Reads who belongs to a cohort on a day, on either side of leading.
@ApplicationScoped
class Roster {

    private static final String PARTS =
            """
            WITH asked AS (SELECT ?::uuid AS cohort, ?::date AS day)
            SELECT 'MEMBER', m.person
            FROM asked JOIN cohort_member m ON m.cohort = asked.cohort AND m.during @> asked.day
            UNION ALL
            SELECT 'LED_BY', l.leader
            FROM asked JOIN cohort_leader l ON l.cohort = asked.cohort AND l.during @> asked.day
            UNION ALL
            SELECT 'LEADER', m.person
            FROM asked JOIN cohort_leader l ON l.cohort = asked.cohort AND l.during @> asked.day
                JOIN cohort_member m ON m.cohort = l.leader AND m.during @> asked.day
            UNION ALL
            SELECT 'LEADS', l.cohort
            FROM asked JOIN cohort_leader l ON l.leader = asked.cohort AND l.during @> asked.day
            ORDER BY 2\
            """;

    enum Part {
        MEMBER,
        LED_BY,
        LEADER,
        LEADS
    }

    private final Database database;

    Roster(Database database) {
        this.database = database;
    }

    /// @return a list for each part
    Map<Part, List<UUID>> of(UUID cohort, LocalDate on) {
        return database.read(connection -> read(connection, cohort, on));
    }

    private static Map<Part, List<UUID>> read(Connection connection, UUID cohort, LocalDate on)
            throws SQLException {
        var parts = new EnumMap<Part, List<UUID>>(Part.class);
        for (var part : Part.values()) {
            parts.put(part, new ArrayList<>());
        }
        try (var statement = connection.prepareStatement(PARTS)) {
            bind(statement, List.of(cohort, on.toString()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    parts.get(Part.valueOf(rows.getString(1))).add(rows.getObject(2, UUID.class));
                }
            }
        }
        return parts;
    }
}
