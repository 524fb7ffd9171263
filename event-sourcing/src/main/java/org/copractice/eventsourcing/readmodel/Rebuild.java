package org.copractice.eventsourcing.readmodel;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.Pipeline;
import org.copractice.eventsourcing.store.StoreUnavailable;
import org.jboss.logging.Logger;

/// Fills a read model's tables anew while the old ones serve, then switches in an instant: appends
/// wait for the last few events and two catalogue changes. A rebuild that was cut off goes on where
/// it was.
final class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final String SCHEMA = "next.";

    /// Held by who makes the new tables or takes them into service: they are there or not.
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext('rebuild'))";

    /// Writes the missing indexes of a new table as those of the old one, names included; first the
    /// primary key, which its rows are written by.
    private static final String INDEXES =
            """
            SELECT CASE
                WHEN c.oid IS NULL
                THEN replace(pg_get_indexdef(i.indexrelid), ' ON public.', ' ON next.')
                ELSE format('ALTER TABLE next.%1$I ADD CONSTRAINT %2$I %3$s',
                            t.relname, c.conname, pg_get_constraintdef(c.oid))
                END
            FROM pg_index i
                JOIN pg_class t ON t.oid = i.indrelid
                JOIN pg_class x ON x.oid = i.indexrelid
                LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.conrelid = t.oid
            WHERE t.oid = ('public.' || ?)::regclass AND i.indisprimary >= ?
                AND to_regclass('next.' || quote_ident(x.relname)) IS NULL
            ORDER BY x.relname\
            """;

    /// What is left to the switch, for which commands wait: some 20 ms of work. It is never nothing
    /// while others write.
    private static final int NEARLY_THERE = 1_000;

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);
    private static final Duration PAUSE_FOR_READERS = Duration.ofSeconds(1);

    /// A lock was not to be had in time, or only by a deadlock.
    private static final Set<String> OCCUPIED = Set.of("55P03", "40P01");

    private final ReadModel model;
    private final Database database;
    private final String checkpoint;
    private final Projector projector;

    Rebuild(ReadModel model, EventStore store) {
        this.model = model;
        this.database = store.database();
        this.checkpoint = checkpointOf(model);
        this.projector = new Projector(model, checkpoint, table -> SCHEMA + table, store);
    }

    static String checkpointOf(ReadModel model) {
        return "next." + model.name();
    }

    /// After [#prepare()].
    void run() {
        LOG.infof("rebuilding %s", model.name());
        do {
            catchUp();
            index(); // later than the rows: one after the other would take twice as long
            catchUp();
        } while (!switched());
        LOG.infof("rebuilt %s", model.name());
    }

    private void catchUp() {
        while (distance() > NEARLY_THERE) {
            advance();
        }
    }

    /// Each step is read and folded while the one before it is written: the database and this
    /// process take about as long for their parts.
    private void advance() {
        try (var ahead = Executors.newSingleThreadExecutor()) {
            var next = projector.prepare(position());
            while (next.events() == Projector.BATCH) {
                long reached = next.to();
                var following = ahead.submit(() -> projector.prepare(reached));
                if (!projector.write(next)) {
                    break;
                }
                next = result(following);
            }
            if (next.events() == 0 || !projector.write(next)) {
                // an append is under way, or another replica is at it
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void prepare() {
        database.transaction(connection -> {
            // "if not exists" is no protection against another replica that does the same right now
            var pipeline = new Pipeline().add(ALONE);
            for (var table : model.tables()) {
                pipeline.add(
                        "CREATE TABLE IF NOT EXISTS next.%1$s (LIKE public.%1$s INCLUDING ALL EXCLUDING INDEXES)"
                                .formatted(table.name()));
            }
            pipeline.add("INSERT INTO checkpoint VALUES (?, 0) ON CONFLICT DO NOTHING", checkpoint);
            pipeline.execute(connection);
            addIndexes(connection, true);
            return null;
        });
    }

    private void index() {
        database.transaction(connection -> {
            // keeps the other replicas' projectors out of the tables for as long
            if (projector.lock(connection, "FOR UPDATE").isPresent()) {
                new Pipeline().add("SET LOCAL maintenance_work_mem = '256MB'").execute(connection);
                addIndexes(connection, false);
            }
            return null;
        });
    }

    private void addIndexes(Connection connection, boolean onlyPrimaryKey) throws SQLException {
        var pipeline = new Pipeline();
        for (var table : model.tables()) {
            try (var statement = connection.prepareStatement(INDEXES)) {
                bind(statement, List.of(table.name(), onlyPrimaryKey));
                try (var missing = statement.executeQuery()) {
                    while (missing.next()) {
                        pipeline.add(missing.getString(1));
                    }
                }
            }
        }
        pipeline.execute(connection);
    }

    private long position() {
        return database.read(connection ->
                number(connection, "SELECT position FROM checkpoint WHERE name = ?", checkpoint));
    }

    /// Positions still to go; none when another replica has finished the work.
    private long distance() {
        return database.read(connection ->
                number(
                        connection,
                        "SELECT (SELECT coalesce(max(position), 0) FROM event) - position"
                                + " FROM checkpoint WHERE name = ?",
                        checkpoint));
    }

    /// Whoever reads the old tables for long is not waited for: commands would wait, too.
    private boolean switched() {
        try {
            database.transaction(this::switchOver);
            return true;
        } catch (IllegalStateException | StoreUnavailable e) {
            if (e.getCause() instanceof SQLException sql && OCCUPIED.contains(sql.getSQLState())) {
                LockSupport.parkNanos(PAUSE_FOR_READERS.toNanos());
                return false;
            }
            throw e;
        }
    }

    private Void switchOver(Connection connection) throws SQLException {
        // waits for appends under way and holds back new ones: afterwards every position is settled
        new Pipeline()
                .add("SET LOCAL lock_timeout = '%dms'".formatted(LONGEST_WAIT.toMillis()))
                .add(ALONE)
                .add("LOCK TABLE event IN SHARE MODE")
                .execute(connection);
        if (!projector.catchUp(connection, head(connection))) {
            return null;
        }
        // the checkpoint first: its follower takes it before the tables, too
        var pipeline = new Pipeline().add("DELETE FROM checkpoint WHERE name = ?", model.name());
        for (var table : model.tables()) {
            pipeline.add("DROP TABLE public." + table.name());
            pipeline.add("ALTER TABLE next.%s SET SCHEMA public".formatted(table.name()));
        }
        pipeline.add("UPDATE checkpoint SET name = ? WHERE name = ?", model.name(), checkpoint);
        pipeline.execute(connection);
        return null;
    }

    static long head(Connection connection) throws SQLException {
        return number(connection, "SELECT coalesce(max(position), 0) FROM event");
    }

    private static long number(Connection connection, String sql, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, List.of(values));
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
