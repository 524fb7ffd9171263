package org.copractice.eventsourcing.readmodel;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.Feed;
import org.copractice.eventsourcing.store.Pipeline;

/// Brings a read model's tables forward along the feed. Rows and checkpoint commit together, and
/// the checkpoint's row lock keeps other replicas out for as long.
final class Projector {

    private static final int BATCH = 2_000;

    private final ReadModel model;
    private final String checkpoint;
    private final UnaryOperator<String> target;
    private final Database database;
    private final Feed feed = new Feed();
    private final Folds folds = new Folds();

    Projector(ReadModel model, String checkpoint, UnaryOperator<String> target, Database database) {
        this.model = model;
        this.checkpoint = checkpoint;
        this.target = target;
        this.database = database;
    }

    /// @return whether there may be more at once
    boolean step() {
        return database.transaction(connection -> {
            // a lost checkpoint takes its rows with it, so there is nothing to wait for the disk
            // for
            new Pipeline().add("SET LOCAL synchronous_commit = off").execute(connection);
            var position = lock(connection, "FOR UPDATE SKIP LOCKED");
            return position.isPresent()
                    && advance(connection, position.getAsLong()) > position.getAsLong();
        });
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
            reached = advance(connection, reached);
        }
        return true;
    }

    private OptionalLong lock(Connection connection, String how) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT position FROM checkpoint WHERE name = ? " + how)) {
            bind(statement, List.of(checkpoint));
            try (var row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private long advance(Connection connection, long position) throws SQLException {
        var batch = feed.read(connection, position, BATCH);
        if (batch.through() == position) {
            return position;
        }
        var concerning =
                batch.events().stream()
                        .filter(event -> model.categories().contains(event.category()))
                        .toList();
        folds.prepare(connection, model, concerning);
        var rows = new Rows(target);
        concerning.forEach(event -> folds.apply(model, event, rows));
        var pipeline = new Pipeline();
        rows.addTo(pipeline);
        pipeline.add(
                "UPDATE checkpoint SET position = ? WHERE name = ?", batch.through(), checkpoint);
        pipeline.execute(connection);
        return batch.through();
    }
}
