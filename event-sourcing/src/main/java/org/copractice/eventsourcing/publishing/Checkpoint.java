package org.copractice.eventsourcing.publishing;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// How far the publisher has come. It moves only for the holder of the lease, and only from where
/// that holder believes it to be. A move need not reach the disk before the publisher goes on: one
/// that is lost with the machine makes some messages come twice.
record Checkpoint(String name) {

    private static final String MOVE =
            """
            UPDATE checkpoint SET position = ?
            WHERE name = ? AND position = ? AND set_config('synchronous_commit', 'off', true) = 'off'
                AND EXISTS (SELECT FROM lease WHERE lease.name = checkpoint.name AND token = ?)\
            """;

    long read(Connection connection) throws SQLException {
        try (var create =
                        connection.prepareStatement(
                                "INSERT INTO checkpoint VALUES (?, 0) ON CONFLICT DO NOTHING");
                var select =
                        connection.prepareStatement(
                                "SELECT position FROM checkpoint WHERE name = ?")) {
            bind(create, List.of(name));
            create.executeUpdate();
            bind(select, List.of(name));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    boolean move(Connection connection, long from, long to, long token) throws SQLException {
        try (var statement = connection.prepareStatement(MOVE)) {
            bind(statement, List.of(to, name, from, token));
            return statement.executeUpdate() == 1;
        }
    }
}
