package org.copractice.eventsourcing.testing;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.FeedContract.Delivered;
import org.copractice.eventsourcing.testing.tally.Tallies;

/// 24 writers as a busy service has them. Half of their transactions write their mark into an inbox
/// first and pause before they read and append: those have a lower transaction id than the append
/// they read, and commit after it. Some append to several streams, one in twenty rolls back.
final class FeedWorkload {

    private static final int WRITERS = 24;
    private static final int STREAMS = 60;
    private static final int ROLLBACKS_PER_CENT = 5;
    private static final Set<String> LOST_RACES = Set.of("ES409", "40P01");

    private final TestDatabase database = TestDatabase.create().migrated(Tallies.TABLES);
    private final DataSource source = database.asService();
    private final List<UUID> streams =
            Stream.generate(UUID::randomUUID).limit(STREAMS).sorted().toList();
    private final AtomicInteger left;
    private Set<Delivered> committed = Set.of();

    FeedWorkload(int events) {
        left = new AtomicInteger(events);
    }

    Connection connection() throws SQLException {
        return source.getConnection();
    }

    /// Has a transaction id, writes elsewhere, and does not end before it is closed.
    Connection openUnrelatedTransaction() throws SQLException {
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        writeInbox(connection);
        return connection;
    }

    void run() throws SQLException {
        Together.run(
                WRITERS,
                number -> {
                    try (var connection = source.getConnection()) {
                        connection.setAutoCommit(false);
                        write(connection, new Random(number));
                    }
                    return number;
                });
        committed =
                Sql.rows(source, "SELECT position, stream_id, revision FROM event").stream()
                        .map(row -> row.split(","))
                        .map(row ->
                                new Delivered(
                                        Long.parseLong(row[0]),
                                        UUID.fromString(row[1]),
                                        Integer.parseInt(row[2])))
                        .collect(toUnmodifiableSet());
    }

    /// All there is, once it has run.
    Set<Delivered> committed() {
        return committed;
    }

    private void write(Connection connection, Random random) throws SQLException {
        while (left.get() > 0) {
            try {
                int events = transaction(connection, random);
                if (random.nextInt(100) < ROLLBACKS_PER_CENT) {
                    connection.rollback();
                } else {
                    connection.commit();
                    left.addAndGet(-events);
                }
            } catch (SQLException e) {
                connection.rollback();
                if (!LOST_RACES.contains(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private int transaction(Connection connection, Random random) throws SQLException {
        if (random.nextBoolean()) {
            writeInbox(connection);
            pause(random, 1_000, 3_000);
        }
        int appends = 1 + random.nextInt(3);
        int first = random.nextInt(STREAMS - appends);
        int events = 0;
        for (int i = 0; i < appends; i++) {
            int some = 1 + random.nextInt(3);
            append(connection, streams.get(first + i), some);
            events += some;
            if (random.nextInt(4) == 0) {
                pause(random, 100, 1_000);
            }
        }
        return events;
    }

    private static void writeInbox(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO inbox VALUES (?)")) {
            statement.setObject(1, UUID.randomUUID());
            statement.executeUpdate();
        }
    }

    private static void append(Connection connection, UUID stream, int events) throws SQLException {
        try (var append =
                connection.prepareStatement(
                        """
                        SELECT append(?, 'tally', coalesce(
                                (SELECT revision FROM stream WHERE id = ?), 0),
                            array_fill(gen_random_uuid(), ARRAY[n]),
                            array_fill('tally.added'::text, ARRAY[n]), array_fill(1, ARRAY[n]),
                            array_fill('{}'::text, ARRAY[n]), '{}', now())
                        FROM (VALUES (?)) AS several (n)\
                        """)) {
            bind(append, stream, events);
            append.execute();
        }
    }

    private static void bind(PreparedStatement append, UUID stream, int events)
            throws SQLException {
        append.setObject(1, stream);
        append.setObject(2, stream);
        append.setInt(3, events);
    }

    private static void pause(Random random, int leastMicros, int mostMicros) {
        var pause = Duration.ofNanos(1_000L * random.nextInt(leastMicros, mostMicros));
        LockSupport.parkNanos(pause.toNanos());
    }
}
