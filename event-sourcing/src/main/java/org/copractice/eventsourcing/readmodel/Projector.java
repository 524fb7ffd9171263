package org.copractice.eventsourcing.readmodel;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.Feed;
import org.copractice.eventsourcing.store.Pipeline;

/// Brings a read model's tables forward along the feed. Rows and checkpoint commit together, and
/// the checkpoint's row lock keeps other replicas out for as long.
final class Projector {

    /// What some events lead to.
    ///
    /// @param from position before the first of them
    /// @param to position of the last, or `from` when there are none
    record Advance(long from, long to, int events, Rows rows) {}

    static final int BATCH = 2_000;

    private final ReadModel model;
    private final String checkpoint;
    private final UnaryOperator<String> target;
    private final Database database;
    private final EventStore store;
    private final Feed feed = new Feed();
    private final Folds folds;

    Projector(ReadModel model, String checkpoint, UnaryOperator<String> target, EventStore store) {
        this.model = model;
        this.checkpoint = checkpoint;
        this.target = target;
        this.store = store;
        this.database = store.database();
        this.folds = new Folds(store);
    }

    /// @return how many events it read, none when another replica is at it
    int step() {
        return database.transaction(connection -> {
            waitForNoDisk(connection);
            var position = lock(connection, "FOR UPDATE SKIP LOCKED");
            return position.isPresent() ? advance(connection, position.getAsLong()).events() : 0;
        });
    }

    /// The next step without its writing, which [#write] does: so the one after it can be prepared
    /// meanwhile. One thread at a time.
    Advance prepare(long position) {
        return database.read(connection -> read(connection, position));
    }

    /// @return false, with nothing written, when the checkpoint is not where the advance begins:
    ///   another replica is at it
    boolean write(Advance advance) {
        return database.transaction(connection -> {
            waitForNoDisk(connection);
            boolean ours = lock(connection, "FOR UPDATE").equals(OptionalLong.of(advance.from()));
            if (ours) {
                write(connection, advance);
            }
            return ours;
        });
    }

    /// A lost checkpoint takes its rows with it.
    private static void waitForNoDisk(Connection connection) throws SQLException {
        new Pipeline().add("SET LOCAL synchronous_commit = off").execute(connection);
    }

    /// Goes on to a position that is known to be settled, in the transaction of the caller.
    ///
    /// @return false when the checkpoint is gone
    boolean catchUp(Connection connection, long end) throws SQLException {
        var position = lock(connection, "FOR UPDATE");
        if (position.isEmpty()) {
            return false;
        }
        long reached = position.getAsLong();
        while (reached < end) {
            reached = advance(connection, reached).to();
        }
        return true;
    }

    /// Where the checkpoint is; empty when there is none, or none that can be had.
    OptionalLong lock(Connection connection, String how) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT position FROM checkpoint WHERE name = ? " + how)) {
            bind(statement, List.of(checkpoint));
            try (var row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private Advance advance(Connection connection, long position) throws SQLException {
        var advance = read(connection, position);
        write(connection, advance);
        return advance;
    }

    private Advance read(Connection connection, long position) throws SQLException {
        var batch = feed.read(connection, position, BATCH);
        var concerning =
                store.personalKeys()
                        .open(
                                connection,
                                batch.events().stream()
                                        .filter(event ->
                                                model.categories().contains(event.category()))
                                        .toList());
        folds.prepare(connection, model, concerning);
        var rows = new Rows(target);
        concerning.forEach(event -> folds.apply(model, event, rows));
        folds.release();
        return new Advance(position, batch.through(), batch.events().size(), rows);
    }

    private void write(Connection connection, Advance advance) throws SQLException {
        if (advance.events() == 0) {
            return;
        }
        var pipeline = new Pipeline();
        advance.rows().addTo(pipeline);
        pipeline.add("UPDATE checkpoint SET position = ? WHERE name = ?", advance.to(), checkpoint);
        pipeline.execute(connection);
    }
}
