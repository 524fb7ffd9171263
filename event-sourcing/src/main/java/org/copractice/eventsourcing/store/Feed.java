package org.copractice.eventsourcing.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/// Reads all committed events in the order of their positions, each exactly once.
///
/// Positions are taken before commit, so a higher one can be visible while a lower one still is
/// not, and a rolled-back one leaves a hole for ever. Events up to the first hole are delivered at
/// once. For what lies behind a hole three looks are needed, each a statement with a snapshot of
/// its own:
///
/// 1. some event behind the hole is visible: every lower position has been handed out by now;
/// 2. who holds the lock that an append takes before its position? Only they can still fill the
///    hole;
/// 3. all of them are gone: a snapshot taken *later* has the event, or nobody ever will.
///
/// A transaction that does not write events holds no such lock and delays nothing, however long it
/// runs. One reader belongs to one follower and keeps notes about its holes; it is not thread-safe.
/// To be used on the primary, in READ COMMITTED.
public final class Feed {

    private static final String READ =
            "SELECT %s FROM event WHERE position > ? ORDER BY position LIMIT ?"
                    .formatted(StoredEvent.COLUMNS);
    private static final String POSITIONS =
            "SELECT position FROM event WHERE position > ? ORDER BY position LIMIT ?";
    private static final String APPENDING =
            """
            SELECT virtualtransaction FROM pg_locks
            WHERE locktype = 'relation' AND relation = 'event'::regclass AND granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND mode = 'RowExclusiveLock'\
            """;

    /// @param through the position up to which everything is known and delivered; what to read
    ///   after next
    public record Batch(List<StoredEvent> events, long through) {}

    private long handedOut; // every position up to here was given to some transaction
    private Set<String> mayStillCommit = Set.of();
    private boolean atHole;

    /// The next events after `position`, possibly none.
    public Batch read(Connection connection, long position, int limit) throws SQLException {
        var visible = visible(connection, position, limit);
        long through =
                through(
                        connection,
                        position,
                        visible.stream().mapToLong(StoredEvent::position).toArray());
        return new Batch(
                visible.stream().takeWhile(event -> event.position() <= through).toList(), through);
    }

    /// The same without the events: up to which position after `position` everything is known. They
    /// can then be asked for as often as one likes, see [Stretch].
    public long known(Connection connection, long position, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(POSITIONS)) {
            statement.setLong(1, position);
            statement.setInt(2, limit);
            var visible = LongStream.builder();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    visible.add(rows.getLong(1));
                }
            }
            return through(connection, position, visible.build().toArray());
        }
    }

    /// Whether the last look ended before a hole that the next one may decide.
    public boolean isAtHole() {
        return atHole;
    }

    private long through(Connection connection, long position, long[] visible) throws SQLException {
        boolean decided = mayStillCommit.isEmpty();
        atHole = false;
        long through = position;
        for (long next : visible) {
            boolean hole = next > through + 1;
            if (hole && !(decided && next <= handedOut)) {
                noteHole(connection, visible[visible.length - 1]);
                atHole = true;
                break;
            }
            through = next;
        }
        return through;
    }

    private static List<StoredEvent> visible(Connection connection, long position, int limit)
            throws SQLException {
        try (var statement = connection.prepareStatement(READ)) {
            statement.setLong(1, position);
            statement.setInt(2, limit);
            try (var rows = statement.executeQuery()) {
                var events = new ArrayList<StoredEvent>();
                while (rows.next()) {
                    events.add(StoredEvent.from(rows));
                }
                return events;
            }
        }
    }

    /// While earlier suspects remain, only they are crossed off: new ones came after `handedOut`.
    private void noteHole(Connection connection, long highest) throws SQLException {
        var now = appending(connection);
        if (mayStillCommit.isEmpty()) {
            handedOut = highest;
            mayStillCommit = now;
        } else {
            mayStillCommit.retainAll(now);
        }
    }

    private static Set<String> appending(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(APPENDING);
                var rows = statement.executeQuery()) {
            var holders = new HashSet<String>();
            while (rows.next()) {
                holders.add(rows.getString(1));
            }
            return holders;
        }
    }
}
