package org.copractice.bench;

import java.util.concurrent.locks.LockSupport;

/// Does something so often a second, whatever came of the time before.
final class Steady {

    private Steady() {}

    static void send(int perSecond, int seconds, Runnable send) {
        long next = System.nanoTime();
        for (int i = 0; i < seconds * perSecond; i++) {
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            send.run();
            next += 1_000_000_000 / perSecond;
        }
    }
}
