package org.copractice.eventsourcing.readmodel;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.Pipeline;
import org.jboss.logging.Logger;

/// Fills a read model's tables anew while the old ones serve, then switches in an instant: appends
/// wait for the last few events and two catalogue changes. A rebuild that was cut off goes on where
/// it was.
final class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final String SCHEMA = "next.";

    private final ReadModel model;
    private final Database database;
    private final String checkpoint;
    private final Projector projector;

    Rebuild(ReadModel model, Database database) {
        this.model = model;
        this.database = database;
        this.checkpoint = checkpointOf(model);
        this.projector = new Projector(model, checkpoint, table -> SCHEMA + table, database);
    }

    static String checkpointOf(ReadModel model) {
        return "next." + model.name();
    }

    void run() {
        LOG.infof("rebuilding %s", model.name());
        prepare();
        while (behind()) {
            projector.step();
        }
        database.transaction(this::switchOver);
        LOG.infof("rebuilt %s", model.name());
    }

    private void prepare() {
        database.transaction(connection -> {
            var pipeline = new Pipeline();
            for (var table : model.tables()) {
                pipeline.add(
                        "CREATE TABLE IF NOT EXISTS next.%1$s (LIKE public.%1$s INCLUDING ALL)"
                                .formatted(table.name()));
            }
            pipeline.add("INSERT INTO checkpoint VALUES (?, 0) ON CONFLICT DO NOTHING", checkpoint);
            pipeline.execute(connection);
            return null;
        });
    }

    private boolean behind() {
        return database.read(connection ->
                number(connection, "SELECT position FROM checkpoint WHERE name = ?", checkpoint)
                        < head(connection));
    }

    private Void switchOver(Connection connection) throws SQLException {
        // waits for appends under way and holds back new ones: afterwards every position is settled
        new Pipeline()
                .add("SET LOCAL lock_timeout = '5s'")
                .add("LOCK TABLE event IN SHARE MODE")
                .execute(connection);
        projector.catchUp(connection, head(connection));
        // the checkpoint first: its follower takes it before the tables, too
        var pipeline = new Pipeline().add("DELETE FROM checkpoint WHERE name = ?", model.name());
        for (var table : model.tables()) {
            pipeline.add("DROP TABLE public." + table.name());
            pipeline.add("ALTER TABLE next.%s SET SCHEMA public".formatted(table.name()));
        }
        pipeline.add("UPDATE checkpoint SET name = ? WHERE name = ?", model.name(), checkpoint);
        pipeline.execute(connection);
        return null;
    }

    static long head(Connection connection) throws SQLException {
        return number(connection, "SELECT coalesce(max(position), 0) FROM event");
    }

    private static long number(Connection connection, String sql, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, List.of(values));
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
