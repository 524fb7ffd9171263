package org.copractice.eventsourcing.store;

import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;

/// Why a commit left nothing.
public abstract sealed class CommitRefused extends Exception {

    private static final long serialVersionUID = 1;

    /// Another append was faster, or two transactions waited for each other.
    private static final Set<String> RACES = Set.of("ES409", "40001", "40P01");

    private static final String LOCK_TIMEOUT = "55P03";

    private static final String UNIQUE_VIOLATION = "23505";

    private CommitRefused(String message) {
        super(message, null, false, false);
    }

    /// What an error of the database means for a commit.
    ///
    /// @throws RuntimeException when it is no refusal but an accident
    static CommitRefused from(SQLException e) {
        if (RACES.contains(e.getSQLState())) {
            return new Conflict();
        }
        if (LOCK_TIMEOUT.equals(e.getSQLState())) {
            return new Waited();
        }
        if (UNIQUE_VIOLATION.equals(e.getSQLState())
                && e instanceof PSQLException detailed
                && detailed.getServerErrorMessage() != null) {
            var constraint = detailed.getServerErrorMessage().getConstraint();
            return "idempotency_pkey".equals(constraint) ? new KeyUsed() : new Taken(constraint);
        }
        throw Database.translated(e);
    }

    /// Another writer was faster: load and decide again.
    public static final class Conflict extends CommitRefused {
        private static final long serialVersionUID = 1;

        Conflict() {
            super("the stream has moved on");
        }
    }

    /// Another transaction holds the stream or the key for too long: a request with the same key is
    /// still under way.
    public static final class Waited extends CommitRefused {
        private static final long serialVersionUID = 1;

        Waited() {
            super("another transaction took too long");
        }
    }

    /// The idempotency key was used before: its first answer stands.
    public static final class KeyUsed extends CommitRefused {
        private static final long serialVersionUID = 1;

        KeyUsed() {
            super("the idempotency key was used before");
        }
    }

    /// A read model's constraint says no.
    public static final class Taken extends CommitRefused {
        private static final long serialVersionUID = 1;

        private final String constraint;

        Taken(String constraint) {
            super(constraint);
            this.constraint = constraint;
        }

        public String constraint() {
            return constraint;
        }
    }
}
