package org.copractice.eventsourcing.store;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.copractice.eventsourcing.personal.MasterKeys;
import org.copractice.eventsourcing.store.CommitRefused.KeyUsed;

/// The events of one service in its PostgreSQL database.
public final class EventStore {

    /// One statement, hence one database snapshot: with two, a state of revision 200 that is stored
    /// between them would make the events after it follow the state of revision 100.
    private static final String LOAD =
            """
            SELECT e.%s, s.revision, s.since, s.recorded_at,
                CASE WHEN e.revision IS NULL OR e.revision = s.revision + 1 THEN s.state END
            FROM (VALUES (?::uuid)) AS asked (id)
                LEFT JOIN snapshot s ON s.stream_id = asked.id AND s.shape = ?
                LEFT JOIN event e
                    ON e.stream_id = asked.id AND e.revision > coalesce(s.revision, 0)
            ORDER BY e.revision\
            """
                    .formatted(StoredEvent.COLUMNS.replace(", ", ", e."));

    private static final String HISTORY =
            "SELECT %s FROM event WHERE stream_id = ? AND revision > ? ORDER BY revision LIMIT ?"
                    .formatted(StoredEvent.COLUMNS);
    private static final String EARLIER =
            "SELECT %s FROM event WHERE stream_id = ANY(?::uuid[]) AND position < ?"
                            .formatted(StoredEvent.COLUMNS)
                    + " ORDER BY stream_id, revision";
    private static final String ANSWERED =
            "SELECT fingerprint, stream_id, revision, created FROM idempotency WHERE key = ?";

    /// A stream from its latest usable snapshot on.
    public record Loaded(Optional<Snapshot> snapshot, List<StoredEvent> events) {}

    private final Database database;
    private final PersonalKeys personalKeys;
    private final GroupCommit groups = new GroupCommit(this::store);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /// For a service that keeps no personal data.
    public EventStore(Database database) {
        this(database, MasterKeys.none());
    }

    public EventStore(Database database, MasterKeys masterKeys) {
        this.database = database;
        this.personalKeys = new PersonalKeys(database, masterKeys);
    }

    public Database database() {
        return database;
    }

    public PersonalKeys personalKeys() {
        return personalKeys;
    }

    /// Has `listener` called after each commit of this process that added events. It must not
    /// block.
    public void afterCommit(Runnable listener) {
        listeners.add(listener);
    }

    /// @param shape only a snapshot of this shape is used
    public Loaded load(UUID stream, int shape) {
        return database.read(connection -> {
            try (var statement = connection.prepareStatement(LOAD)) {
                bind(statement, List.of(stream, shape));
                try (var rows = statement.executeQuery()) {
                    var loaded = loaded(shape, rows);
                    return new Loaded(
                            loaded.snapshot(), personalKeys.open(connection, loaded.events()));
                }
            }
        });
    }

    /// The events after a revision, oldest first; their personal data is open, or gone.
    public List<StoredEvent> history(UUID stream, int afterRevision, int limit) {
        return database.read(connection -> {
            try (var statement = connection.prepareStatement(HISTORY)) {
                bind(statement, List.of(stream, afterRevision, limit));
                try (var rows = statement.executeQuery()) {
                    return personalKeys.open(connection, events(rows));
                }
            }
        });
    }

    public Optional<IdempotencyKey.Answer> answered(IdempotencyKey key) {
        return database.read(connection -> {
            try (var statement = connection.prepareStatement(ANSWERED)) {
                bind(statement, List.of(key.key()));
                try (var row = statement.executeQuery()) {
                    return row.next() ? Optional.of(answer(row)) : Optional.empty();
                }
            }
        });
    }

    /// All events of some streams, each stream's oldest first.
    public List<StoredEvent> events(Collection<UUID> streams) {
        return database.read(connection -> earlier(connection, streams, Long.MAX_VALUE));
    }

    /// The events of some streams that lie before a position, each stream's oldest first.
    public List<StoredEvent> earlier(
            Connection connection, Collection<UUID> streams, long beforePosition)
            throws SQLException {
        try (var statement = connection.prepareStatement(EARLIER)) {
            bind(
                    statement,
                    List.of(
                            streams.stream().map(UUID::toString).toArray(String[]::new),
                            beforePosition));
            try (var rows = statement.executeQuery()) {
                return personalKeys.open(connection, events(rows));
            }
        }
    }

    /// Changes when the store is restored to an earlier point.
    public static UUID epoch(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT epoch FROM epoch");
                var row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    /// Stores everything or nothing. Commits that come at the same time share a transaction, and
    /// none of them suffers from another.
    ///
    /// @throws CommitRefused when nothing was stored, and why
    /// @throws StoreUnavailable when the database cannot be reached
    /// @throws DeadlinePassed when nothing was stored because nobody waits for it, or no longer
    public void commit(Commit commit) throws CommitRefused {
        database.deadline().check();
        groups.store(commit);
    }

    /// Stores several commits, each of a stream of its own, in one transaction and one round trip.
    ///
    /// @throws CommitRefused when nothing was stored, because of at least one of them
    /// @throws StoreUnavailable when the database cannot be reached
    public void commitAll(List<Commit> commits) throws CommitRefused {
        store(commits, true);
    }

    private void store(List<Commit> commits, boolean patient) throws CommitRefused {
        try (var connection = database.connection()) {
            pipeline(commits, patient).execute(connection);
        } catch (SQLException e) {
            throw CommitRefused.from(e);
        }
        listeners.forEach(Runnable::run);
    }

    /// Who stores for others too must not lay its own hurry upon them.
    private Pipeline pipeline(List<Commit> commits, boolean patient) {
        var pipeline = new Pipeline();
        if (commits.size() == 1) {
            database.hurry().limit().ifPresent(limit -> pipeline.add(Hurry.LIMIT, limit));
        }
        return Appending.addTo(pipeline, commits, patient);
    }

    /// Remembers that a command changed nothing and found the stream at this revision.
    ///
    /// @throws KeyUsed when the key has an answer already
    public void remember(IdempotencyKey key, UUID stream, int revision, Instant at) throws KeyUsed {
        boolean first =
                database.read(connection -> {
                    try (var statement =
                            connection.prepareStatement(
                                    Appending.REMEMBER + " ON CONFLICT DO NOTHING")) {
                        bind(
                                statement,
                                List.of(key.key(), key.fingerprint(), stream, revision, false, at));
                        return statement.executeUpdate() == 1;
                    }
                });
        if (!first) {
            throw new KeyUsed();
        }
    }

    private static Loaded loaded(int shape, ResultSet rows) throws SQLException {
        Optional<Snapshot> snapshot = Optional.empty();
        var events = new ArrayList<StoredEvent>();
        while (rows.next()) {
            if (rows.getString(13) != null) { // in the first row only, for it may be long
                snapshot = Optional.of(snapshot(shape, rows));
            }
            if (rows.getString(1) != null) {
                events.add(StoredEvent.from(rows));
            }
        }
        return new Loaded(snapshot, events);
    }

    private static Snapshot snapshot(int shape, ResultSet row) throws SQLException {
        return new Snapshot(
                shape,
                row.getInt(10),
                row.getString(13),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                row.getObject(12, OffsetDateTime.class).toInstant());
    }

    private static IdempotencyKey.Answer answer(ResultSet row) throws SQLException {
        return new IdempotencyKey.Answer(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getBoolean(4));
    }

    private static List<StoredEvent> events(ResultSet rows) throws SQLException {
        var events = new ArrayList<StoredEvent>();
        while (rows.next()) {
            events.add(StoredEvent.from(rows));
        }
        return events;
    }
}
