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

    private static final String OUT_OF_TIME = "57014";

    private final DataSource source;
    private final Deadline deadline;
    private final Hurry hurry;

    public Database(DataSource source) {
        this(source, Deadline.NONE);
    }

    /// @param deadline of whoever is calling
    public Database(DataSource source, Deadline deadline) {
        this.source = source;
        this.deadline = deadline;
        this.hurry = new Hurry(deadline);
    }

    Deadline deadline() {
        return deadline;
    }

    Hurry hurry() {
        return hurry;
    }

    /// For who handles the errors of the database; to be closed.
    Connection connection() throws SQLException {
        return source.getConnection();
    }

    /// Each statement is its own transaction, unless there is little time.
    ///
    /// @throws StoreUnavailable when the database cannot be reached
    /// @throws DeadlinePassed when nobody waits for it, or no longer
    public <T> T read(Work<T> work) {
        var limit = hurry.limit();
        return limit.isEmpty()
                ? onConnection(work)
                : onConnection(c -> inTransaction(c, Hurry.within(limit.get(), work)));
    }

    /// All of it in one transaction, rolled back on any exception or error.
    ///
    /// @throws StoreUnavailable when the database cannot be reached
    /// @throws DeadlinePassed when nobody waits for it, or no longer
    public <T> T transaction(Work<T> work) {
        var inTime = hurry.limit().map(limit -> Hurry.within(limit, work)).orElse(work);
        return onConnection(connection -> inTransaction(connection, inTime));
    }

    private <T> T onConnection(Work<T> work) {
        try (var connection = source.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
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
    }

    private static void rollback(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    static RuntimeException translated(SQLException e) {
        if (OUT_OF_TIME.equals(e.getSQLState())) {
            return new DeadlinePassed();
        }
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
