package org.copractice.eventsourcing.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.copractice.eventsourcing.testing.FeedContract;

class FeedTest extends FeedContract {

    private static final int LIMIT = 500;

    @Override
    protected Reader reader() {
        var feed = new Feed();
        var place =
                new Object() {
                    long position;
                };
        return connection -> {
            var batch = feed.read(connection, place.position, LIMIT);
            place.position = batch.through();
            return batch.events().stream()
                    .map(event -> new Delivered(event.position(), event.stream(), event.revision()))
                    .toList();
        };
    }

    @Override
    protected List<Supplier<Reader>> wrongReaders() {
        return List.of(
                () -> new Wrong("position > ?", "position"),
                () -> new Wrong("position > ? AND " + OLD_ENOUGH, "position"),
                () ->
                        new Wrong(
                                "(xmin::text::bigint, position) > (?, ?) AND " + OLD_ENOUGH,
                                "xmin::text::bigint, position"));
    }

    /// Written by a transaction older than any that is running.
    private static final String OLD_ENOUGH =
            "xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

    /// Goes on after the last event it has seen, by position or by transaction and position.
    private static final class Wrong implements Reader {

        private final String condition;
        private final String sql;
        private final boolean byTransaction;
        private long transaction;
        private long position;

        Wrong(String condition, String order) {
            this.condition = condition;
            this.byTransaction = order.startsWith("xmin");
            this.sql =
                    """
                    SELECT position, stream_id, revision, xmin::text::bigint FROM event
                    WHERE %s ORDER BY %s LIMIT %d\
                    """
                            .formatted(condition, order, LIMIT);
        }

        @Override
        public List<Delivered> poll(Connection connection) throws SQLException {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setLong(1, byTransaction ? transaction : position);
                if (byTransaction) {
                    statement.setLong(2, position);
                }
                var events = new ArrayList<Delivered>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        position = rows.getLong(1);
                        transaction = rows.getLong(4);
                        events.add(
                                new Delivered(
                                        position, rows.getObject(2, UUID.class), rows.getInt(3)));
                    }
                }
                return events;
            }
        }

        @Override
        public String toString() {
            return condition;
        }
    }
}
