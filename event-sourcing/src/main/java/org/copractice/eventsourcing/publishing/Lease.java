package org.copractice.eventsourcing.publishing;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.copractice.eventsourcing.store.Database;

/// Makes one replica the active one, by the database's clock. Whoever was frozen and wakes up late
/// finds the token changed: what it still wants to write must be conditional on its own.
public final class Lease {

    private static final Duration TERM = Duration.ofSeconds(5);

    private static final String ACQUIRE =
            """
            INSERT INTO lease AS l (name, holder, token, expires_at)
            VALUES (?, ?, 1, clock_timestamp() + ?::interval)
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, token = l.token + 1,
                expires_at = excluded.expires_at
            WHERE l.expires_at < clock_timestamp() OR l.holder = excluded.holder
            RETURNING token\
            """;
    private static final String RENEW =
            """
            UPDATE lease SET expires_at = clock_timestamp() + ?::interval
            WHERE name = ? AND holder = ? AND token = ?\
            """;
    private static final String RELEASE =
            "UPDATE lease SET expires_at = '-infinity' WHERE name = ? AND holder = ? AND token = ?";

    private final Database database;
    private final String name;
    private final UUID holder = UUID.randomUUID();
    private long token;
    private long renewAt;

    public Lease(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    public long token() {
        return token;
    }

    /// Whoever has it and stumbled over an error gets it anew, without waiting for it to run out.
    ///
    /// @return whether it was taken over just now; the previous holder may still think it is the
    ///   active one
    public boolean acquire() {
        var acquired =
                database.read(connection -> {
                    try (var statement = connection.prepareStatement(ACQUIRE)) {
                        bind(statement, List.of(name, holder, TERM.toString()));
                        try (var row = statement.executeQuery()) {
                            return row.next()
                                    ? OptionalLong.of(row.getLong(1))
                                    : OptionalLong.empty();
                        }
                    }
                });
        acquired.ifPresent(value -> token = value);
        renewAt = System.nanoTime() + TERM.toNanos() / 3;
        return acquired.isPresent();
    }

    /// @return false when it was lost
    public boolean renew() {
        if (System.nanoTime() - renewAt < 0) {
            return true;
        }
        renewAt = System.nanoTime() + TERM.toNanos() / 3;
        return database.read(
                connection -> update(connection, RENEW, TERM.toString(), name, holder, token));
    }

    public void release() {
        database.read(connection -> update(connection, RELEASE, name, holder, token));
    }

    private static boolean update(Connection connection, String sql, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, List.of(values));
            return statement.executeUpdate() == 1;
        }
    }
}
