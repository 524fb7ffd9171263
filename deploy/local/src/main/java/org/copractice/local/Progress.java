package org.copractice.local;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Says something every second for as long as it is open, so that nobody wonders whether all hangs.
public final class Progress implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private final Future<?> ticking;

    Progress(Runnable say) {
        ticking = clock.scheduleAtFixedRate(say, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        ticking.cancel(false);
        clock.close();
    }
}
