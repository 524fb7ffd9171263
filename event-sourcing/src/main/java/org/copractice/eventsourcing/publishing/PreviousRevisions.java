package org.copractice.eventsourcing.publishing;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
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
            SELECT coalesce(max(revision), 0) FROM event
            WHERE stream_id = ? AND revision < ? AND type = ANY (?)\
            """;

    static PreviousRevisions of(
            Connection connection, List<StoredEvent> told, Function<String, Set<String>> eventTypes)
            throws SQLException {
        var byEvent = new HashMap<UUID, Integer>();
        var lastOfStream = new HashMap<UUID, Integer>();
        for (var event : told) {
            var previous = lastOfStream.get(event.stream());
            if (previous == null) {
                previous =
                        event.revision() == 1
                                ? 0
                                : lastTold(connection, event, eventTypes.apply(event.category()));
            }
            byEvent.put(event.id(), previous);
            lastOfStream.put(event.stream(), event.revision());
        }
        return new PreviousRevisions(byEvent);
    }

    int before(StoredEvent event) {
        return byEvent.get(event.id());
    }

    private static int lastTold(Connection connection, StoredEvent event, Set<String> types)
            throws SQLException {
        try (var statement = connection.prepareStatement(LAST_TOLD)) {
            bind(
                    statement,
                    List.of(event.stream(), event.revision(), types.toArray(String[]::new)));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
