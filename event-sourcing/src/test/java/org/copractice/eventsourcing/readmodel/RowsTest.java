package org.copractice.eventsourcing.readmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.store.Pipeline;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RowsTest {

    private static final Table ALL =
            Table.of(
                    "all_types",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "texts text[]",
                    "day date",
                    "moment timestamptz",
                    "yes boolean",
                    "nothing text");

    private static final List<String> HARD =
            List.of("", "NULL", "a,b", "{}", "\"", "\\", "'; DROP TABLE event; --", "Peña 🌲", " ");

    /// One row is written by another statement than several.
    @Test
    void every_value_comes_back_as_it_was() throws SQLException {
        var source = TestDatabase.create().asOwner();
        try (var connection = source.getConnection()) {
            connection
                    .createStatement()
                    .execute(
                            "CREATE TABLE all_types (id uuid PRIMARY KEY, revision int, texts text[],"
                                    + " day date, moment timestamptz, yes boolean, nothing text)");
            for (int several = 1; several < 3; several++) {
                var rows = new Rows();
                for (int i = 0; i < several; i++) {
                    rows.put(
                            ALL,
                            UUID.randomUUID(),
                            several,
                            HARD,
                            LocalDate.of(2026, 7, 1),
                            Instant.parse("2026-07-01T10:00:00.123456Z"),
                            true,
                            null);
                }
                var pipeline = new Pipeline();
                rows.addTo(pipeline);
                pipeline.execute(connection);
            }
            try (var result =
                    connection.createStatement().executeQuery("SELECT * FROM all_types")) {
                for (int row = 0; row < 3; row++) {
                    result.next();
                    assertEquals(HARD, List.of((String[]) result.getArray("texts").getArray()));
                    assertEquals("2026-07-01", result.getString("day"));
                    assertEquals(true, result.getBoolean("yes"));
                    assertEquals(null, result.getString("nothing"));
                }
            }
        }
    }

    @Test
    void a_row_has_a_value_for_each_column() {
        var rows = new Rows();
        assertThrows(IllegalArgumentException.class, () -> rows.put(ALL, UUID.randomUUID(), 1));
    }
}
