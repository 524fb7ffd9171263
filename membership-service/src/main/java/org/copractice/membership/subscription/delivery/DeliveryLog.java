package org.copractice.membership.subscription.delivery;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.Pipeline;
import org.copractice.membership.subscription.directory.SubscriptionView;

/// How far each subscription has come, and what became of each message. Written by whoever holds
/// the lease and by nobody else.
public final class DeliveryLog {

    static final String LEASE = "webhooks";

    /// Where a subscription begins: nothing after its own first event is left out.
    private static final String BEGIN =
            """
            INSERT INTO webhook_track (track, subscription, position)
            SELECT ?, stream_id, position FROM event WHERE stream_id = ? AND revision = 1
            ON CONFLICT DO NOTHING\
            """;

    private static final String OWN =
            """
            SELECT t.track, t.subscription, t.position, t.position AS through, d.document
            FROM webhook_track t
                LEFT JOIN webhook_delivery d ON d.track = t.track AND d.status = 'failing'
            WHERE t.track = ?\
            """;

    private static final String REPLAYS =
            """
            SELECT r.id AS track, r.subscription, coalesce(t.position, r.after) AS position,
                r.through, d.document
            FROM subscription_replay r LEFT JOIN webhook_track t ON t.track = r.id
                LEFT JOIN webhook_delivery d ON d.track = r.id AND d.status = 'failing'
            WHERE r.subscription = ? AND coalesce(t.position, r.after) < r.through
            ORDER BY r.revision\
            """;

    private static final String MINE =
            "EXISTS (SELECT FROM lease WHERE name = '%s' AND token = ?)".formatted(LEASE);

    /// Only from where the holder believes it to be, and only for the holder.
    private static final String MOVE =
            """
            INSERT INTO webhook_track AS t (track, subscription, position)
            SELECT ?, ?, ?::bigint WHERE %s
            ON CONFLICT (track) DO UPDATE SET position = excluded.position WHERE t.position = ?\
            """
                    .formatted(MINE);

    private static final String MOVE_AND_TELL =
            """
            WITH moved AS (%s RETURNING t.track)
            INSERT INTO webhook_delivery AS d (id, track, subscription, event, position, begun_at,
                status, attempts, next_at, document)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ? FROM moved
            ON CONFLICT (track, event) DO UPDATE SET id = excluded.id, begun_at = excluded.begun_at,
                status = excluded.status, attempts = excluded.attempts,
                next_at = excluded.next_at, document = excluded.document\
            """
                    .formatted(MOVE);

    private static final String FORGET = "DELETE FROM webhook_delivery WHERE begun_at < ?";

    private static final String POSITION_OF =
            "SELECT position FROM webhook_delivery WHERE track = ? AND event = ?";

    private final Database database;

    public DeliveryLog(Database database) {
        this.database = database;
    }

    /// What is to be sent to, now.
    List<SubscriptionView> enabled() {
        return database.read(connection -> {
            try (var statement =
                            connection.prepareStatement(
                                    "SELECT document FROM subscription WHERE status = 'enabled'");
                    var rows = statement.executeQuery()) {
                var enabled = new ArrayList<SubscriptionView>();
                while (rows.next()) {
                    enabled.add(Json.read(rows.getString(1), SubscriptionView.class));
                }
                return enabled;
            }
        });
    }

    Track own(UUID subscription) {
        return database.read(connection -> {
            new Pipeline().add(BEGIN, subscription, subscription).execute(connection);
            return tracks(connection, OWN, subscription).getFirst();
        });
    }

    /// Those that have not come to their end, the oldest first.
    List<Track> replays(UUID subscription) {
        return database.read(connection -> tracks(connection, REPLAYS, subscription));
    }

    /// @return false when this replica delivers no longer
    boolean move(Track track, long to, long token) {
        return database.read(connection -> update(connection, MOVE, moving(track, to, token)));
    }

    /// Moves on, or stays, and says what became of the message in between.
    ///
    /// @return false when this replica delivers no longer
    boolean tell(Track track, long to, long token, long position, DeliveryView told) {
        var values = new ArrayList<>(moving(track, to, token));
        values.addAll(
                Arrays.asList(
                        told.id(),
                        track.id(),
                        track.subscription(),
                        told.event(),
                        position,
                        Moment.text(told.begunAt()),
                        told.status(),
                        told.attempts(),
                        told.nextAt(),
                        Json.write(told)));
        return database.read(connection -> update(connection, MOVE_AND_TELL, values));
    }

    private static List<Object> moving(Track track, long to, long token) {
        return List.of(track.id(), track.subscription(), to, token, track.position());
    }

    /// A message that is wanted no longer.
    void drop(DeliveryView message) {
        database.read(connection ->
                update(
                        connection,
                        "DELETE FROM webhook_delivery WHERE id = ?",
                        List.of(message.id())));
    }

    void forgetBefore(Instant moment) {
        database.read(connection -> update(connection, FORGET, List.of(Moment.text(moment))));
    }

    /// How far a subscription has come; empty when nothing of it has begun.
    public OptionalLong position(UUID subscription) {
        return number("SELECT position FROM webhook_track WHERE track = ?", List.of(subscription));
    }

    /// Where an event stands that was sent to this subscription.
    public OptionalLong positionOf(UUID subscription, UUID event) {
        return number(POSITION_OF, List.of(subscription, event));
    }

    private OptionalLong number(String sql, List<?> values) {
        return database.read(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                try (var row = statement.executeQuery()) {
                    return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
                }
            }
        });
    }

    private static boolean update(Connection connection, String sql, List<?> values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate() == 1;
        }
    }

    private static List<Track> tracks(Connection connection, String sql, UUID subscription)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, List.of(subscription));
            try (var rows = statement.executeQuery()) {
                var tracks = new ArrayList<Track>();
                while (rows.next()) {
                    tracks.add(
                            new Track(
                                    rows.getObject("track", UUID.class),
                                    rows.getObject("subscription", UUID.class),
                                    rows.getLong("position"),
                                    rows.getLong("through"),
                                    head(rows)));
                }
                return tracks;
            }
        }
    }

    private static DeliveryView head(ResultSet row) throws SQLException {
        var document = row.getString("document");
        return document == null ? null : Json.read(document, DeliveryView.class);
    }
}
