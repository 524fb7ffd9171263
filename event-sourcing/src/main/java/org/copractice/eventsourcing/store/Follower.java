package org.copractice.eventsourcing.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// A thread that takes step after step along the feed. It is woken by commits of its own process
/// and looks by itself every 20 ms for those of other replicas. A failed step is tried again, later
/// and later, and never skipped.
public final class Follower implements AutoCloseable {

    /// One piece of work, repeatable after a failure.
    @FunctionalInterface
    public interface Step {
        /// @return whether there is more to do at once
        boolean run() throws Exception;
    }

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    /// Commits that come in quick succession are followed together: each look costs a query.
    private final Duration shortestRound;

    private final Duration longestRound;
    private final String name;
    private final Step step;
    private final Counter failures;
    private final Thread thread;
    private volatile boolean closing;

    public Follower(
            String name,
            Duration shortestRound,
            Duration longestRound,
            Step step,
            MeterRegistry metrics) {
        this.name = name;
        this.shortestRound = shortestRound;
        this.longestRound = longestRound;
        this.step = step;
        this.failures =
                Counter.builder("copractice.follower.failures")
                        .description("Steps along the feed that failed and were tried again")
                        .tag("follower", name)
                        .register(metrics);
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::follow);
    }

    public Follower start() {
        thread.start();
        return this;
    }

    /// Something may have been committed. Returns at once.
    public void wake() {
        LockSupport.unpark(thread);
    }

    /// Lets the step under way finish.
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            if (thread.isAlive()) {
                thread.join(LONGEST_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        int failed = 0;
        while (!closing) {
            long started = System.nanoTime();
            try {
                boolean more = step.run();
                failed = 0;
                if (!more) {
                    LockSupport.parkNanos(longestRound.toNanos());
                    pauseUntil(started + shortestRound.toNanos());
                }
            } catch (Exception | Error e) { // a follower that died in silence would be missed late
                failures.increment();
                var pause = pauseAfter(++failed);
                LOG.warnf(e, "%s failed %d times in a row, next try in %s", name, failed, pause);
                pauseUntil(System.nanoTime() + pause.toNanos());
            }
        }
    }

    private void pauseUntil(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        while (left > 0 && !closing) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }

    private static Duration pauseAfter(int failed) {
        var pause = Duration.ofMillis(250L << Math.min(failed - 1, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
