package org.copractice.eventsourcing.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Connections of the service's role, and what its errors mean.
public final class Database {

    /// Work on a connection.
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    /// For who handles the errors of the database; to be closed.
    Connection connection() throws SQLException {
        return source.getConnection();
    }

    /// Each statement is its own transaction.
    ///
    /// @throws StoreUnavailable when the database cannot be reached
    public <T> T read(Work<T> work) {
        try (var connection = source.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /// All of it in one transaction, rolled back on any exception or error.
    ///
    /// @throws StoreUnavailable when the database cannot be reached
    public <T> T transaction(Work<T> work) {
        return read(connection -> {
            connection.setAutoCommit(false);
            try {
                var result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            } finally {
                if (!connection.isClosed()) {
                    connection.setAutoCommit(true);
                }
            }
        });
    }

    private static void rollback(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    static RuntimeException translated(SQLException e) {
        return unavailable(e) ? new StoreUnavailable(e) : new IllegalStateException(e);
    }

    /// Connection lost or refused (08), server going down or out of resources (57, 53), read-only
    /// after a failover (25006), a lock not to be had in time (55P03), or no answer in time, which
    /// the pool reports without a state.
    private static boolean unavailable(SQLException e) {
        var state = e.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("57")
                || state.startsWith("53")
                || state.equals("25006")
                || state.equals("55P03");
    }
}
