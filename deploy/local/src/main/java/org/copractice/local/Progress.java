package org.copractice.local;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Says something again and again for as long as it is open, so that nobody wonders whether all
/// hangs.
public final class Progress implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private final Future<?> ticking;

    Progress(Duration every, Runnable say) {
        ticking =
                clock.scheduleAtFixedRate(
                        say, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        ticking.cancel(false);
        clock.close();
    }
}
