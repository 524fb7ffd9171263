package org.copractice.eventsourcing.feed;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Those who wait for the next event, each on a thread of its own and with nothing else in its
/// hands. There is room for so many and not more.
final class WaitingRoom {

    /// One who waits. Whoever has entered must close it.
    final class Place implements AutoCloseable {

        private volatile Thread thread;
        private volatile boolean left;

        /// Waits until it is so, the time is over, or waiting has become pointless.
        ///
        /// @param end as `System.nanoTime()` counts
        /// @return whether it is so
        boolean await(BooleanSupplier isSo, long end) {
            thread = Thread.currentThread();
            while (isWaiting() && !isSo.getAsBoolean()) {
                long nanos = end - System.nanoTime();
                if (nanos <= 0) {
                    return false;
                }
                LockSupport.parkNanos(this, nanos);
            }
            return isWaiting();
        }

        /// Whether anybody still waits for an answer.
        boolean isWaiting() {
            return !left && !closed;
        }

        /// The client has gone. Called by any thread.
        void leave() {
            left = true;
            LockSupport.unpark(thread);
        }

        /// Also ends the waiting, and may be done twice.
        @Override
        public void close() {
            leave();
            if (places.remove(this)) {
                free.release();
            }
        }
    }

    private final Set<Place> places = ConcurrentHashMap.newKeySet();
    private final Semaphore free;
    private volatile boolean closed;

    WaitingRoom(int most) {
        free = new Semaphore(most);
    }

    /// @return empty when it is full
    Optional<Place> enter() {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        var place = new Place();
        places.add(place);
        return Optional.of(place);
    }

    int waiting() {
        return places.size();
    }

    /// Has everybody look whether it is so now.
    void wake() {
        places.forEach(place -> LockSupport.unpark(place.thread));
    }

    /// Sends everybody home, now and later.
    void close() {
        closed = true;
        wake();
    }
}
