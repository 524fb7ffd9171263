package org.copractice.eventsourcing.store;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/// How long the oldest event that a follower has not dealt with has been waiting. Asked of the
/// database at each look, so that every replica says the same, whichever is the active one.
public final class Lag {

    private static final String OLDEST_WAITING =
            """
            SELECT coalesce(extract(epoch FROM clock_timestamp() - (
                SELECT recorded_at FROM event
                WHERE position > (SELECT position FROM checkpoint WHERE name = ?)
                ORDER BY position LIMIT 1)), 0)\
            """;

    private final Database database;
    private final String checkpoint;

    private Lag(Database database, String checkpoint) {
        this.database = database;
        this.checkpoint = checkpoint;
    }

    public static void register(Database database, String checkpoint, MeterRegistry metrics) {
        Gauge.builder("copractice.follower.lag", new Lag(database, checkpoint), Lag::seconds)
                .description("Age of the oldest event the follower has not dealt with")
                .baseUnit("seconds")
                .tag("follower", checkpoint)
                .strongReference(true)
                .register(metrics);
    }

    /// Not a number while the database does not answer.
    private double seconds() {
        try {
            return database.read(connection -> {
                try (var statement = connection.prepareStatement(OLDEST_WAITING)) {
                    bind(statement, List.of(checkpoint));
                    try (var row = statement.executeQuery()) {
                        row.next();
                        return row.getDouble(1);
                    }
                }
            });
        } catch (StoreUnavailable _) {
            return Double.NaN;
        }
    }
}
