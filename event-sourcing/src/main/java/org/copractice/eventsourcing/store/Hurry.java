package org.copractice.eventsourcing.store;

import java.time.Duration;
import java.util.Optional;
import org.copractice.eventsourcing.store.Database.Work;

/// Has the database end what would outlast the caller's patience. It decides alone, so what it
/// reports is what happened: a statement was ended and left nothing, or it was done.
///
/// Telling it costs a read two round trips, so it is told only when there is little time left; who
/// has more is bound by the limits of the connection.
final class Hurry {

    /// For each statement of the transaction at hand.
    static final String LIMIT = "SELECT set_config('statement_timeout', ?, true)";

    private static final Duration LITTLE = Duration.ofSeconds(20);

    private final Deadline deadline;

    Hurry(Deadline deadline) {
        this.deadline = deadline;
    }

    /// What a statement may take, as a value of the setting; empty when there is time enough.
    ///
    /// @throws DeadlinePassed when there is none left
    Optional<String> limit() {
        deadline.check();
        return deadline.left()
                .filter(left -> left.compareTo(LITTLE) < 0)
                .map(left -> Math.max(1, left.toMillis()) + "ms");
    }

    /// To be done in a transaction, with which the limit ends: whoever gets the connection next has
    /// no hurry of ours, whatever becomes of this.
    static <T> Work<T> within(String limit, Work<T> work) {
        return connection -> {
            new Pipeline().add(LIMIT, limit).execute(connection);
            return work.on(connection);
        };
    }
}
