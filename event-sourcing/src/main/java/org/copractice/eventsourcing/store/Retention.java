package org.copractice.eventsourcing.store;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/// Forgets idempotency keys after seven days; who repeats a request later has made a new one.
public final class Retention implements AutoCloseable {

    private static final String FORGET =
            "DELETE FROM idempotency WHERE recorded_at < now() - interval '7 days'";
    private static final Duration EVERY = Duration.ofHours(1);

    private final Follower follower;

    public Retention(Database database, MeterRegistry metrics) {
        this.follower =
                new Follower(
                        "idempotency-retention",
                        new Follower.Pace(EVERY, EVERY, 1),
                        () -> forgetOld(database),
                        metrics);
    }

    public void start() {
        follower.start();
    }

    private static int forgetOld(Database database) {
        database.read(connection -> {
            new Pipeline().add(FORGET).execute(connection);
            return null;
        });
        return 0;
    }

    @Override
    public void close() {
        follower.close();
    }
}
