package org.copractice.eventsourcing.store;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.personal.MasterKeys;
import org.copractice.eventsourcing.personal.WrappedKey;

/// Wraps the keys of people anew when another master key has become the current one. The events
/// themselves stay as they are.
public final class KeyRotation implements AutoCloseable {

    /// Locked, so that no key comes back that is being destroyed.
    private static final String OUTDATED =
            "SELECT stream_id, master_key, wrapped FROM personal_key WHERE master_key <> ?"
                    + " LIMIT ? FOR UPDATE SKIP LOCKED";

    private static final String REWRAP =
            "UPDATE personal_key SET master_key = ?, wrapped = ? WHERE stream_id = ?";
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int BATCH = 50;

    private record Outdated(UUID stream, WrappedKey key) {}

    private final Database database;
    private final MasterKeys masterKeys;
    private final Follower follower;

    public KeyRotation(Database database, MasterKeys masterKeys, MeterRegistry metrics) {
        this.database = database;
        this.masterKeys = masterKeys;
        this.follower =
                new Follower(
                        "key-rotation",
                        new Follower.Pace(EVERY, EVERY, BATCH),
                        this::rewrap,
                        metrics);
    }

    public void start() {
        follower.start();
    }

    /// @return how many keys were wrapped anew
    int rewrap() {
        return masterKeys.isEmpty() ? 0 : rewrapSome();
    }

    private int rewrapSome() {
        return database.transaction(connection -> {
            var outdated = outdated(connection);
            var pipeline = new Pipeline();
            for (var each : outdated) {
                var key = masterKeys.unwrap(each.stream(), each.key());
                var wrapped = masterKeys.wrap(each.stream(), key);
                pipeline.add(REWRAP, wrapped.masterKey(), wrapped.wrapped(), each.stream());
            }
            pipeline.execute(connection);
            return outdated.size();
        });
    }

    private List<Outdated> outdated(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(OUTDATED)) {
            bind(statement, List.of(masterKeys.current(), BATCH));
            try (var rows = statement.executeQuery()) {
                var outdated = new ArrayList<Outdated>();
                while (rows.next()) {
                    outdated.add(
                            new Outdated(
                                    rows.getObject(1, UUID.class),
                                    new WrappedKey(rows.getString(2), rows.getString(3))));
                }
                return outdated;
            }
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
