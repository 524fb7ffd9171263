package org.copractice.eventsourcing.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// One implicit transaction, whatever the driver does with the statements: it sends those it has
/// prepared on the server differently from new ones.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PipelineTest {

    private static final int MOST = 100;
    private static final DataSource SOURCE =
            TestDatabase.create().migrated(Tallies.TABLES).asService();

    @Test
    void all_statements_take_effect_or_none() throws SQLException {
        try (var connection = SOURCE.getConnection()) {
            for (int round = 0; round < 10; round++) {
                long before = rows();
                inserts(UUID.randomUUID()).execute(connection);
                assertEquals(before + MOST, rows());
                var failing = inserts(null);
                assertThrows(SQLException.class, () -> failing.execute(connection));
                assertEquals(before + MOST, rows(), "after a failure in round " + round);
            }
        }
    }

    @Test
    void more_than_the_driver_sends_at_once_are_refused() throws SQLException {
        try (var connection = SOURCE.getConnection()) {
            var tooMany = inserts(UUID.randomUUID()).add("SELECT 1");
            assertThrows(IllegalStateException.class, () -> tooMany.execute(connection));
        }
    }

    @Test
    void an_error_of_any_kind_rolls_a_transaction_back() {
        var database = new Database(SOURCE);
        long before = rows();
        assertThrows(AssertionError.class, () -> database.transaction(PipelineTest::insertAndFail));
        assertEquals(before, rows());
    }

    private static Void insertAndFail(Connection connection) throws SQLException {
        inserts(UUID.randomUUID()).execute(connection);
        throw new AssertionError("not an exception, an error");
    }

    /// @param last id of the last row; null fails
    private static Pipeline inserts(UUID last) {
        var pipeline = new Pipeline();
        for (int i = 1; i < MOST; i++) {
            pipeline.add("INSERT INTO inbox VALUES (?)", UUID.randomUUID());
        }
        return pipeline.add("INSERT INTO inbox VALUES (?::uuid)", last);
    }

    private static long rows() {
        return Sql.number(SOURCE, "SELECT count(*) FROM inbox");
    }
}
