package org.copractice.eventsourcing.store;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A part of the feed in which everything is known: no event can still appear in it, so it may be
/// read by anybody, in any order of readers, as often as they like.
///
/// @param after the position before its first
/// @param through its last position; never beyond what a [Feed] has found to be known
public record Stretch(long after, long through) {

    private static final String ALL =
            """
            SELECT %s FROM event
            WHERE position > ? AND position <= ? AND type = ANY (?) ORDER BY position LIMIT ?\
            """
                    .formatted(StoredEvent.COLUMNS);

    private static final String TYPES =
            "SELECT DISTINCT type FROM event WHERE position > ? AND position <= ?";

    /// In the order of revisions, which is that of positions, so that the index on streams serves
    /// it.
    private static final String OF_STREAM =
            """
            SELECT %s FROM event
            WHERE stream_id = ? AND position > ? AND position <= ? AND type = ANY (?)
            ORDER BY revision LIMIT ?\
            """
                    .formatted(StoredEvent.COLUMNS);

    /// @param types of the events wanted
    public List<StoredEvent> events(Connection connection, Set<String> types, int limit)
            throws SQLException {
        return query(connection, ALL, List.of(after, through, texts(types), limit));
    }

    /// Those of one stream.
    public List<StoredEvent> events(
            Connection connection, UUID stream, Set<String> types, int limit) throws SQLException {
        return query(connection, OF_STREAM, List.of(stream, after, through, texts(types), limit));
    }

    /// Types of the events in it, each once.
    public Set<String> types(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(TYPES)) {
            bind(statement, List.of(after, through));
            try (var rows = statement.executeQuery()) {
                var types = new HashSet<String>();
                while (rows.next()) {
                    types.add(rows.getString(1));
                }
                return types;
            }
        }
    }

    private static String[] texts(Set<String> types) {
        return types.toArray(String[]::new);
    }

    private static List<StoredEvent> query(Connection connection, String sql, List<?> values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                var events = new ArrayList<StoredEvent>();
                while (rows.next()) {
                    events.add(StoredEvent.from(rows));
                }
                return events;
            }
        }
    }
}
