package org.copractice.eventsourcing.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// A thread that takes step after step along the feed. It is woken by commits of its own process
/// and looks by itself for those of other replicas. A failed step is tried again, later and later,
/// and never skipped.
public final class Follower implements AutoCloseable {

    /// One piece of work, repeatable after a failure.
    @FunctionalInterface
    public interface Step {
        /// @return how many events it brought forward
        int run() throws Exception;
    }

    /// How often to look. Each look costs queries, so the more events the last one brought, the
    /// longer the next one waits, to bring more of them at once.
    ///
    /// @param shortest from one look to the next, unless the first brought a full batch
    /// @param longest without a look, whether or not this process commits
    /// @param batch what one look brings at the most; after a full one more is waiting
    public record Pace(Duration shortest, Duration longest, int batch) {

        long nanosAfter(int events) {
            return Math.max(
                    shortest.toNanos(), Math.min(longest.toNanos(), events * NANOS_PER_EVENT));
        }
    }

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private static final long NANOS_PER_EVENT = 1_000_000;

    private final Pace pace;
    private final String name;
    private final Step step;
    private final Counter failures;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean committed;
    private volatile boolean idle;

    public Follower(String name, Pace pace, Step step, MeterRegistry metrics) {
        this.name = name;
        this.pace = pace;
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

    /// Something may have been committed. Returns at once, and costs nothing while the follower is
    /// busy or in its pause.
    public void wake() {
        committed = true;
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    /// Lets the step under way finish.
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
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
                committed = false;
                int events = step.run();
                failed = 0;
                if (events < pace.batch()) {
                    awaitCommit();
                    pauseUntil(started + pace.nanosAfter(events));
                }
            } catch (Exception | Error e) { // a follower that died in silence would be missed late
                failures.increment();
                var pause = pauseAfter(++failed);
                LOG.warnf(e, "%s failed %d times in a row, next try in %s", name, failed, pause);
                pauseUntil(System.nanoTime() + pause.toNanos());
            }
        }
    }

    /// Who commits sets `committed` before it looks at `idle`, so that one of the two sees the
    /// other.
    private void awaitCommit() {
        idle = true;
        if (!committed && !closing) {
            LockSupport.parkNanos(pace.longest().toNanos());
        }
        idle = false;
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
