package org.copractice.eventsourcing.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.copractice.eventsourcing.testing.FeedContract.Delivered;
import org.copractice.eventsourcing.testing.FeedContract.Reader;

/// A thread that polls a reader while others write.
final class Following implements AutoCloseable {

    private static final long PAUSE_NANOS = 500_000;

    private final List<Delivered> delivered = new ArrayList<>();
    private final Reader reader;
    private final Thread thread;
    private long polls;
    private long pollsWithEvents;
    private SQLException failure;
    private volatile boolean closing;

    Following(Reader reader, Connection connection) {
        this.reader = reader;
        this.thread = Thread.ofPlatform().daemon().start(() -> follow(connection));
    }

    private void follow(Connection connection) {
        try (connection) {
            while (!closing) {
                note(reader.poll(connection));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException e) {
            fail(e);
        }
    }

    private synchronized void note(List<Delivered> events) {
        delivered.addAll(events);
        polls++;
        pollsWithEvents = events.isEmpty() ? pollsWithEvents : polls;
    }

    private synchronized void fail(SQLException e) {
        failure = e;
    }

    Reader reader() {
        return reader;
    }

    synchronized List<Delivered> delivered() {
        return List.copyOf(delivered);
    }

    synchronized int count() {
        if (failure != null) {
            throw new AssertionError(failure);
        }
        return delivered.size();
    }

    synchronized long polls() {
        return polls;
    }

    /// How many it took until the last delivery.
    synchronized long pollsUntilLast() {
        return pollsWithEvents;
    }

    private synchronized boolean isIdle() {
        return polls - pollsWithEvents > 50;
    }

    void untilDelivered(int events) {
        Eventually.until("%d events delivered".formatted(events), () -> count() >= events);
    }

    void untilNothingComes() {
        Eventually.until("the reader comes to its end", this::isIdle);
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
    }
}
