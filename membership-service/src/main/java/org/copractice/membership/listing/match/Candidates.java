package org.copractice.membership.listing.match;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.eventsourcing.store.Database;

/// Reads an ask, and the offers that stand on a day.
@ApplicationScoped
class Candidates {

    private static final String LISTING =
            """
            SELECT l.id, l.office, c.region, l.focus_area, l.topic, l.listed_on,
                (SELECT min(f.name) FROM focus_area f WHERE f.id = l.focus_area)
            FROM listing l
                LEFT JOIN organization o ON o.id = l.office
                LEFT JOIN county c ON c.code = o.county
            """;
    private static final String ASK = LISTING + "WHERE l.kind = 'ask' AND l.id = ?";
    private static final String OFFERS =
            LISTING + "WHERE l.kind = 'offer' AND l.during @> ?::date AND o.status = 'open'";

    private final Database database;

    Candidates(Database database) {
        this.database = database;
    }

    Optional<Candidate> ask(UUID id) {
        return database.read(connection -> read(connection, ASK, id)).stream().findAny();
    }

    List<Candidate> offers(LocalDate on) {
        return database.read(connection -> read(connection, OFFERS, on.toString()));
    }

    private static List<Candidate> read(Connection connection, String sql, Object value)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, List.of(value));
            try (var rows = statement.executeQuery()) {
                var candidates = new ArrayList<Candidate>();
                while (rows.next()) {
                    candidates.add(candidate(rows));
                }
                return candidates;
            }
        }
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        var topic = row.getString(5);
        return new Candidate(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, Integer.class),
                row.getObject(4, UUID.class),
                topic == null ? SortKey.of(row.getString(7)) : topic,
                LocalDate.parse(row.getString(6)));
    }
}
