package org.copractice.eventsourcing.feed;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.Feed;

/// The position up to which everything is known, for all readers of this process. They must not
/// look beyond it: an event that commits late would appear behind their backs.
final class Horizon {

    private static final int AT_ONCE = 10_000;

    private static final int MOST_LOOKS = 3;

    /// What the publisher has read was known then, so nobody has to read it again.
    private static final String START =
            "SELECT coalesce((SELECT position FROM checkpoint WHERE name = 'publisher'), 0)";

    private static final String IS_THERE = "SELECT EXISTS (SELECT FROM event WHERE position >= ?)";

    private final Database database;
    private final Runnable onMove;
    private final Feed feed = new Feed();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile UUID epoch;
    private volatile long known;

    /// @param onMove called whenever more is known, by whoever looked
    Horizon(Database database, Runnable onMove) {
        this.database = database;
        this.onMove = onMove;
    }

    long known() {
        return known;
    }

    UUID epoch() {
        return epoch == null ? database.read(this::start) : epoch;
    }

    /// Looks for what has been committed, by any replica.
    ///
    /// @return by how much more is known now
    long look() {
        lock.lock();
        try {
            long before = known;
            database.read(this::look);
            if (known > before) {
                onMove.run();
            }
            return known - before;
        } finally {
            lock.unlock();
        }
    }

    /// Two looks are needed to tell that a hole stays one, see [Feed]. Whoever asks is not kept
    /// until the writers pause: they may never do.
    private long look(Connection connection) throws SQLException {
        start(connection);
        long before;
        int looks = 0;
        do {
            before = known;
            known = feed.known(connection, before, AT_ONCE);
            looks++;
        } while (known - before >= AT_ONCE || (feed.isAtHole() && looks < MOST_LOOKS));
        return known;
    }

    /// Another replica may have seen more than this one.
    boolean isBeyondTheEnd(long position) {
        return position > known
                && database.read(connection -> {
                    try (var statement = connection.prepareStatement(IS_THERE)) {
                        bind(statement, List.of(position));
                        try (var row = statement.executeQuery()) {
                            return !row.next() || !row.getBoolean(1);
                        }
                    }
                });
    }

    private UUID start(Connection connection) throws SQLException {
        if (epoch == null) {
            try (var statement = connection.prepareStatement(START);
                    var row = statement.executeQuery()) {
                row.next();
                known = Math.max(known, row.getLong(1));
            }
            epoch = EventStore.epoch(connection);
        }
        return epoch;
    }
}
