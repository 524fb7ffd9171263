package org.copractice.eventsourcing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Statements that travel to the server together and wait for one answer. On a connection with
/// auto-commit they share one implicit transaction: all take effect or none, for one round trip.
public final class Pipeline {

    /// The driver sends in pieces beyond some 250 statements, and each piece would be a
    /// transaction.
    private static final int MOST_STATEMENTS = 100;

    private final List<String> statements = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /// @param values bound to the `?` of the statement, in order; a `String[]` is bound as `text[]`
    public Pipeline add(String statement, Object... values) {
        statements.add(statement);
        Collections.addAll(parameters, values);
        return this;
    }

    public void execute(Connection connection) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        if (statements.size() > MOST_STATEMENTS) {
            throw new IllegalStateException("too many statements for one round trip");
        }
        try (var statement = connection.prepareStatement(String.join(";", statements))) {
            bind(statement, parameters);
            statement.execute();
        }
    }

    public static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i));
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value)
            throws SQLException {
        switch (value) {
            // with a type: a parameter whose type changes would be parsed and planned again
            case null -> statement.setNull(index, Types.VARCHAR);
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case String[] texts ->
                    statement.setArray(
                            index, statement.getConnection().createArrayOf("text", texts));
            default -> statement.setObject(index, value);
        }
    }
}
