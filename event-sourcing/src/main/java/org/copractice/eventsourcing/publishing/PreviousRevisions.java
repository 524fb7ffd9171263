package org.copractice.eventsourcing.publishing;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.copractice.eventsourcing.store.StoredEvent;

/// For each published event the revision of the one published before it in its stream, so that a
/// consumer can tell a gap from an event it was never meant to see.
record PreviousRevisions(Map<UUID, Integer> byEvent) {

    private static final String LAST_TOLD =
            """
            SELECT asked.id, (
                SELECT revision FROM event
                WHERE stream_id = asked.stream_id AND revision < asked.revision
                    AND type = ANY (?)
                ORDER BY revision DESC LIMIT 1)
            FROM unnest(?::uuid[], ?::uuid[], ?::int[]) AS asked (id, stream_id, revision)\
            """;

    /// @param told all that is told of a part of the feed, in its order
    /// @param types of the events that are told
    static PreviousRevisions of(Connection connection, List<StoredEvent> told, Set<String> types)
            throws SQLException {
        var lastOfStream = new HashMap<UUID, Integer>();
        var byEvent = new HashMap<UUID, Integer>();
        var unknown = new HashMap<UUID, StoredEvent>();
        for (var event : told) {
            var previous = lastOfStream.put(event.stream(), event.revision());
            byEvent.put(event.id(), previous == null ? 0 : previous);
            if (previous == null && event.revision() > 1) {
                unknown.put(event.id(), event);
            }
        }
        if (!unknown.isEmpty()) {
            byEvent.putAll(lastTold(connection, unknown.values(), types));
        }
        return new PreviousRevisions(byEvent);
    }

    /// @param told some of what is told: there may be others between them
    static PreviousRevisions ofSome(
            Connection connection, List<StoredEvent> told, Set<String> types) throws SQLException {
        return new PreviousRevisions(told.isEmpty() ? Map.of() : lastTold(connection, told, types));
    }

    int before(StoredEvent event) {
        return byEvent.get(event.id());
    }

    private static Map<UUID, Integer> lastTold(
            Connection connection, Collection<StoredEvent> events, Set<String> types)
            throws SQLException {
        try (var statement = connection.prepareStatement(LAST_TOLD)) {
            bind(
                    statement,
                    List.of(
                            types.toArray(String[]::new),
                            texts(events, StoredEvent::id),
                            texts(events, StoredEvent::stream),
                            texts(events, StoredEvent::revision)));
            try (var rows = statement.executeQuery()) {
                var last = new HashMap<UUID, Integer>();
                while (rows.next()) {
                    last.put(rows.getObject(1, UUID.class), rows.getInt(2)); // none is 0
                }
                return last;
            }
        }
    }

    private static String[] texts(
            Collection<StoredEvent> events, Function<StoredEvent, Object> value) {
        return events.stream().map(event -> value.apply(event).toString()).toArray(String[]::new);
    }
}
