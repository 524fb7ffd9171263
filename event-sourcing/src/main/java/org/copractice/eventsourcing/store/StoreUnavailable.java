package org.copractice.eventsourcing.store;

import java.sql.SQLException;

/// The database does not answer. Whether a commit under way was lost is not known; a repeat with
/// the same idempotency key is safe.
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StoreUnavailable(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
