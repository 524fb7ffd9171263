package org.copractice.eventsourcing.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.copractice.eventsourcing.command.CommandRefused;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyReplica;

/// Writers of a service with several replicas: half of what they write are commands, half are
/// transactions of somebody else that commit late, one in twenty of all of them not at all.
record FeedWriters(TallyReplica replica, DataSource source, List<UUID> tallies) {

    private static final int TURNS = 150;
    private static final int ROLLBACKS_PER_CENT = 5;
    private static final int LATEST_NANOS = 3_000_000;

    private static final String APPEND =
            """
            SELECT append(id, 'tally', revision, ARRAY[gen_random_uuid()], ARRAY['tally.added'],
                ARRAY[1], ARRAY['{"amount":1}'], '{"actor":"other","correlation":"other"}', now())
            FROM stream WHERE id = ?\
            """;

    int write(int number) throws SQLException {
        var random = new Random(number);
        for (int turn = 0; turn < TURNS; turn++) {
            var tally = tallies.get(random.nextInt(tallies.size()));
            if (random.nextInt(100) < ROLLBACKS_PER_CENT) {
                late(tally, random, false);
            } else if (random.nextBoolean()) {
                late(tally, random, true);
            } else {
                command(tally);
            }
        }
        return number;
    }

    /// Who loses every race against the others is told so, and has written nothing.
    private void command(UUID tally) {
        try {
            replica.handle(tally, new Open(tally.toString()));
            replica.handle(tally, Add.of(1, 2));
        } catch (CommandRefused e) {
            if (e.reason() != CommandRefused.Reason.BUSY) {
                throw e;
            }
        }
    }

    private void late(UUID tally, Random random, boolean isCommitted) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                append(connection, tally);
                LockSupport.parkNanos(random.nextInt(LATEST_NANOS));
                if (isCommitted) {
                    connection.commit();
                }
            } catch (SQLException e) {
                if (!"ES409".equals(e.getSQLState())) {
                    throw e;
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /// Adds one to a tally, to be committed by the caller.
    static void append(Connection connection, UUID tally) throws SQLException {
        try (var append = connection.prepareStatement(APPEND)) {
            append.setObject(1, tally);
            append.execute();
        }
    }
}
