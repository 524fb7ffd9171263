package org.copractice.eventsourcing.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyReplica;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadlineTest {

    private static final String SLEEP = "SELECT pg_sleep(30)";
    private static final String LIMIT = "SELECT current_setting('statement_timeout')";

    private final TestDatabase testDatabase = TestDatabase.create().migrated(Tallies.TABLES);
    private final DataSource one = testDatabase.pooled(1);
    private Optional<Duration> left = Optional.empty();
    private final Database database = new Database(one, () -> left);
    private final TallyReplica replica = new TallyReplica(database);
    private final UUID tally = UUID.randomUUID();

    @Test
    void nothing_is_begun_for_nobody() {
        left = Optional.of(Duration.ZERO);
        assertThrows(DeadlinePassed.class, () -> database.read(_ -> "begun"));
        assertThrows(DeadlinePassed.class, () -> database.transaction(_ -> "begun"));
        assertThrows(DeadlinePassed.class, () -> replica.handle(tally, new Open("apples")));
        assertEquals(0, events());
    }

    @Test
    void a_statement_ends_with_the_time_and_the_next_caller_has_its_own() {
        left = Optional.of(Duration.ofMillis(50));
        assertThrows(DeadlinePassed.class, () -> run(SLEEP));
        assertEquals("50ms", run(LIMIT));
        left = Optional.empty();
        assertEquals("0", run(LIMIT));
    }

    @Test
    void a_transaction_that_runs_out_of_time_leaves_nothing() {
        left = Optional.of(Duration.ofMillis(50));
        assertThrows(
                DeadlinePassed.class,
                () ->
                        database.transaction(connection -> {
                            new Pipeline()
                                    .add("INSERT INTO checkpoint VALUES ('late', 1)")
                                    .execute(connection);
                            new Pipeline().add(SLEEP).execute(connection);
                            return "done";
                        }));
        left = Optional.empty();
        assertEquals("0", run("SELECT count(*) FROM checkpoint WHERE name = 'late'"));
    }

    @Test
    void who_has_time_enough_is_not_limited() {
        left = Optional.of(Duration.ofSeconds(30));
        assertEquals("0", run(LIMIT));
        left = Optional.of(Duration.ofSeconds(19));
        assertEquals("19s", run(LIMIT));
    }

    @Test
    void a_command_that_waits_for_a_lock_beyond_the_time_leaves_nothing() throws SQLException {
        replica.handle(tally, new Open("apples"));
        try (var other = testDatabase.asService().getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("SELECT FROM stream WHERE id = ? FOR UPDATE")) {
                lock.setObject(1, tally);
                lock.execute();
            }
            left = Optional.of(Duration.ofMillis(300));
            long began = System.nanoTime();
            assertThrows(DeadlinePassed.class, () -> replica.handle(tally, Add.of(1)));
            assertTrue(
                    System.nanoTime() - began < Duration.ofSeconds(4).toNanos(),
                    "it waited as long as for everybody");
            other.rollback();
        }
        left = Optional.empty();
        assertEquals(1, events());
        assertEquals("0", run(LIMIT), "the limit stays behind");
        replica.handle(tally, Add.of(1));
        assertEquals(2, events());
    }

    @Test
    void what_was_committed_in_time_stays() {
        left = Optional.of(Duration.ofSeconds(5));
        replica.handle(tally, new Open("apples"));
        left = Optional.of(Duration.ZERO);
        assertEquals(1, events());
    }

    private String run(String query) {
        return database.read(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(query)) {
                row.next();
                return row.getString(1);
            }
        });
    }

    private long events() {
        return Sql.number(testDatabase.asService(), "SELECT count(*) FROM event");
    }
}
