package org.copractice.eventsourcing.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.copractice.eventsourcing.store.Pipeline;

/// Asks a database what it holds, without any code under test.
public final class Sql {

    private Sql() {}

    public static long number(DataSource source, String query, Object... values) {
        return Long.parseLong(rows(source, query, values).getFirst());
    }

    /// Each row as the text of its columns, comma separated.
    public static List<String> rows(DataSource source, String query, Object... values) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(query)) {
            Pipeline.bind(statement, List.of(values));
            try (var results = statement.executeQuery()) {
                int columns = results.getMetaData().getColumnCount();
                var rows = new ArrayList<String>();
                while (results.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= columns; i++) {
                        row.add(results.getString(i));
                    }
                    rows.add(String.join(",", row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void execute(DataSource source, String... statements) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
