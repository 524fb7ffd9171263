package org.copractice.gateway;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Waits for what other threads bring about, with an end.
final class Await {

    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();
    private static final long STEP = Duration.ofMillis(2).toNanos();

    private Await() {}

    static void until(String what, BooleanSupplier holds) {
        var end = System.nanoTime() + PATIENCE;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("waited in vain: " + what);
            }
            LockSupport.parkNanos(STEP);
        }
    }

    /// The value once it has not moved for a while.
    static long settled(LongSupplier value) {
        var last = value.getAsLong();
        var since = System.nanoTime();
        while (System.nanoTime() - since < Duration.ofMillis(400).toNanos()) {
            LockSupport.parkNanos(STEP);
            if (value.getAsLong() != last) {
                last = value.getAsLong();
                since = System.nanoTime();
            }
        }
        return last;
    }
}
