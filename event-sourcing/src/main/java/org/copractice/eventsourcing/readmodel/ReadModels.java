package org.copractice.eventsourcing.readmodel;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.Follower;
import org.copractice.eventsourcing.store.Lag;
import org.copractice.eventsourcing.store.Pipeline;
import org.copractice.eventsourcing.store.StoreUnavailable;
import org.jboss.logging.Logger;

/// All read models of a service: keeps the following ones up to date, fills new ones, rebuilds on
/// demand.
public final class ReadModels implements AutoCloseable {

    /// @param position how far it has come; equals `head` for an inline model
    /// @param rebuildPosition how far its rebuild has come, null when none is under way
    public record Progress(
            String name, ReadModel.Mode mode, long position, long head, Long rebuildPosition) {}

    /// How far a read model had come when it was asked.
    ///
    /// @param upToDate whether it holds everything that was committed before the question
    public record Reached(long position, boolean upToDate) {}

    private static final Logger LOG = Logger.getLogger(ReadModels.class);
    private static final Follower.Pace PACE =
            new Follower.Pace(Duration.ofMillis(50), Duration.ofMillis(50), Projector.BATCH);

    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final Duration PAUSE_WHEN_CUT_OFF = Duration.ofMillis(500);

    private final EventStore store;
    private final Database database;
    private final List<ReadModel> models;
    private final List<Follower> followers = new ArrayList<>();
    private final Set<String> rebuilding = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    public ReadModels(EventStore store, List<ReadModel> models, MeterRegistry metrics) {
        this.store = store;
        this.database = store.database();
        this.models = List.copyOf(models);
        for (var model : models) {
            if (model.mode() == ReadModel.Mode.FOLLOWING) {
                var projector = new Projector(model, model.name(), UnaryOperator.identity(), store);
                var follower = new Follower(model.name(), PACE, projector::step, metrics);
                store.afterCommit(follower::wake);
                Lag.register(database, model.name(), metrics);
                followers.add(follower);
            }
        }
    }

    /// Starts the followers, fills models that are new by their name, resumes rebuilds that were
    /// cut off.
    public void start() {
        var checkpoints = database.read(ReadModels::checkpoints);
        long head = database.read(Rebuild::head);
        for (var model : models) {
            boolean unfinished = checkpoints.containsKey(Rebuild.checkpointOf(model));
            boolean isNew = !checkpoints.containsKey(model.name());
            if (unfinished || (isNew && head > 0)) {
                rebuild(model.name());
            } else if (isNew) {
                register(model);
            }
        }
        followers.forEach(Follower::start);
    }

    /// Begins in the background, or does nothing while one is under way. [#progress()] shows it
    /// from here on.
    ///
    /// @return false when there is no such model
    public boolean rebuild(String name) {
        Optional<ReadModel> found = models.stream().filter(m -> m.name().equals(name)).findAny();
        found.ifPresent(model -> {
            new Rebuild(model, store).prepare();
            goOn(model);
        });
        return found.isPresent();
    }

    private void goOn(ReadModel model) {
        if (rebuilding.add(model.name())) {
            Thread.ofPlatform().daemon().name("rebuild " + model.name()).start(() -> run(model));
        }
    }

    public List<Progress> progress() {
        return database.read(connection -> {
            var checkpoints = checkpoints(connection);
            long head = Rebuild.head(connection);
            return models.stream().map(model -> progress(model, checkpoints, head)).toList();
        });
    }

    /// Waits until a following model holds everything that was committed before the call, so that a
    /// caller finds there what it has just written. Another replica may be the one that fills it:
    /// that is why the database is asked.
    ///
    /// @return where it is, not up to date when that took too long
    public Reached await(String name, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        long head = database.read(Rebuild::head);
        while (true) {
            long position = database.read(c -> checkpoints(c).getOrDefault(name, 0L));
            if (position >= head || System.nanoTime() - end >= 0) {
                return new Reached(position, position >= head);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static Progress progress(ReadModel model, Map<String, Long> checkpoints, long head) {
        return new Progress(
                model.name(),
                model.mode(),
                model.mode() == ReadModel.Mode.INLINE
                        ? head
                        : checkpoints.getOrDefault(model.name(), 0L),
                head,
                checkpoints.get(Rebuild.checkpointOf(model)));
    }

    /// Goes on by itself when the database was away for a while.
    private void run(ReadModel model) {
        try {
            while (!closing) {
                try {
                    new Rebuild(model, store).run();
                    break;
                } catch (StoreUnavailable e) {
                    LOG.warnf("the rebuild of %s was cut off: %s", model.name(), e.getMessage());
                    LockSupport.parkNanos(PAUSE_WHEN_CUT_OFF.toNanos());
                }
            }
            rebuilding.remove(model.name());
            // asked for again after the last one had switched and before it had ended here
            if (!closing && isPrepared(model)) {
                goOn(model);
            }
        } catch (RuntimeException e) {
            rebuilding.remove(model.name());
            LOG.errorf(e, "the rebuild of %s stopped; start it again to go on", model.name());
        }
    }

    private boolean isPrepared(ReadModel model) {
        return database.read(ReadModels::checkpoints).containsKey(Rebuild.checkpointOf(model));
    }

    private void register(ReadModel model) {
        database.transaction(connection -> {
            new Pipeline()
                    .add(
                            "INSERT INTO checkpoint VALUES (?, 0) ON CONFLICT DO NOTHING",
                            model.name())
                    .execute(connection);
            return null;
        });
    }

    private static Map<String, Long> checkpoints(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT name, position FROM checkpoint");
                var rows = statement.executeQuery()) {
            var positions = new HashMap<String, Long>();
            while (rows.next()) {
                positions.put(rows.getString(1), rows.getLong(2));
            }
            return positions;
        }
    }

    @Override
    public void close() {
        closing = true;
        followers.forEach(Follower::close);
    }
}
