package org.copractice.eventsourcing.readmodel;

import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.testing.ProjectionSpec;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.Together;
import org.copractice.eventsourcing.testing.Traffic;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyReplica;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildTest {

    private static final Duration LONGEST_WAIT_OF_A_COMMAND = Duration.ofSeconds(3);
    private static final ReadModel DIRECTORY = Tallies.directory();
    private static final ReadModel DAYS = Tallies.days();

    private final TestDatabase database = TestDatabase.create().migrated(Tallies.TABLES);
    private final DataSource source = database.pooled(16);
    private final TallyReplica replica = new TallyReplica(source);
    private final ReadModels models = readModels();

    @BeforeEach
    void start() {
        models.start();
    }

    @AfterEach
    void stop() {
        models.close();
    }

    private ReadModels readModels() {
        return new ReadModels(replica.store(), List.of(DIRECTORY, DAYS), new SimpleMeterRegistry());
    }

    @Test
    void a_rebuild_during_writes_equals_live_row_for_row() throws Exception {
        try (var traffic = new Traffic(replica, source)) {
            until("some writes", () -> traffic.commands() > 200);
            var before = tables();
            for (int i = 0; i < 5; i++) {
                rebuild(DIRECTORY, DAYS);
            }
            assertNotEquals(before, tables(), "other tables serve now");
            long then = traffic.commands();
            until("more writes", () -> traffic.commands() > then + 200);
            traffic.stop();
            assertTrue(
                    traffic.longest().compareTo(LONGEST_WAIT_OF_A_COMMAND) < 0,
                    "a command waited " + traffic.longest());
        }
        untilUpToDate();
        var live = everything();
        assertEquals(sumOfEvents(), Sql.number(source, "SELECT sum(total) FROM tally"));
        rebuild(DIRECTORY, DAYS);
        assertEquals(live, everything());
    }

    @Test
    void a_rebuild_that_was_cut_off_goes_on_where_it_was() {
        fill(20_000);
        models.rebuild(DAYS.name());
        until("it has begun", () -> rebuildPosition(DAYS) > 0);
        long reached = rebuildPosition(DAYS);
        cutAllConnections();

        until("it is rebuilt", () -> neverBefore(reached, DAYS) && !isRebuilding());
        assertEquals(
                "20000,20000",
                Sql.rows(source(), "SELECT count(*), sum(total) FROM tally_day").getFirst());
    }

    @Test
    void one_asked_for_as_soon_as_the_last_has_switched_is_begun() {
        try (var slow =
                new ReadModels(
                        new EventStore(new Database(slowToReturn())),
                        List.of(DIRECTORY),
                        new SimpleMeterRegistry())) {
            for (int i = 0; i < 3; i++) {
                var before = tables();
                slow.rebuild(DIRECTORY.name());
                until("the tables have switched", () -> !before.equals(tables()));
            }
            until("it has ended", () -> !isRebuilding());
        }
    }

    /// Whose transactions take effect before they return, as when a large table has been dropped.
    private DataSource slowToReturn() {
        return intercepted(
                DataSource.class,
                source,
                "getConnection",
                connection ->
                        intercepted(
                                Connection.class,
                                (Connection) connection,
                                "commit",
                                done -> {
                                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                                    return done;
                                }));
    }

    /// @param then gets what the method returned
    private static <T> T intercepted(
            Class<T> type, T target, String intercept, UnaryOperator<Object> then) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            var result = method.invoke(target, arguments);
                            return method.getName().equals(intercept) ? then.apply(result) : result;
                        }));
    }

    private boolean neverBefore(long reached, ReadModel model) {
        long position = rebuildPosition(model);
        assertTrue(position == 0 || position >= reached, "begun again: " + position);
        return true;
    }

    /// Without a pool, whose connections may have been cut.
    private DataSource source() {
        return database.asService();
    }

    @Test
    void a_constraint_refuses_after_a_rebuild_as_before() {
        replica.handle(UUID.randomUUID(), new Open("apples"));
        rebuild(DIRECTORY);
        var rejection =
                assertThrows(
                        Rejection.class,
                        () -> replica.handle(UUID.randomUUID(), new Open("apples")));
        assertEquals("name-taken", rejection.code());
    }

    @Test
    void somebody_who_reads_for_long_does_not_hold_up_commands() throws SQLException {
        var tally = UUID.randomUUID();
        replica.handle(tally, new Open("apples"));
        try (var traffic = new Traffic(replica, source);
                var reader = source.getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("SELECT count(*) FROM tally");
            models.rebuild(DIRECTORY.name());
            long before = traffic.commands();
            until("commands go on", () -> traffic.commands() > before + 500);
            assertTrue(isRebuilding());
            reader.rollback();
            until("it is rebuilt", () -> !isRebuilding());
            traffic.stop();
            assertTrue(
                    traffic.longest().compareTo(LONGEST_WAIT_OF_A_COMMAND) < 0,
                    "a command waited " + traffic.longest());
        }
    }

    /// Whenever it asks how far it still has to go, it has somewhat farther.
    @Test
    void a_rebuild_comes_to_an_end_though_others_never_cease_to_write() throws Exception {
        var tally = UUID.randomUUID();
        replica.handle(tally, new Open("apples"));
        var before = tables();
        var writing = new AtomicBoolean(true);
        var rebuild =
                new Rebuild(
                        DAYS,
                        new EventStore(
                                new Database(
                                        before(() -> {
                                            if (writing.get()) {
                                                replica.handle(tally, Add.of(1));
                                            }
                                        }))));
        rebuild.prepare();
        try {
            CompletableFuture.runAsync(rebuild::run).get(30, TimeUnit.SECONDS);
        } finally {
            writing.set(false);
        }
        assertNotEquals(before, tables(), "other tables serve now");
        untilUpToDate();
        assertEquals(sumOfEvents(), Sql.number(source, "SELECT sum(total) FROM tally_day"));
    }

    /// A source that has something done before each use of the database.
    private DataSource before(Runnable action) {
        return (DataSource)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, method, arguments) -> {
                            action.run();
                            return method.invoke(source, arguments);
                        });
    }

    @Test
    void two_replicas_that_rebuild_at_once_come_to_an_end() {
        try (var other = readModels();
                var traffic = new Traffic(replica, source)) {
            other.start();
            until("some writes", () -> traffic.commands() > 200);
            for (int i = 0; i < 3; i++) {
                models.rebuild(DAYS.name());
                other.rebuild(DAYS.name());
                until("both are done", () -> !isRebuilding());
                assertEquals(0, rebuildPosition(DAYS), "one of them finished the work");
            }
            traffic.stop();
        }
    }

    /// Both create the tables for the new rows.
    @Test
    void many_replicas_may_begin_at_the_same_moment() {
        replica.handle(UUID.randomUUID(), new Open("apples"));
        for (int round = 0; round < 10; round++) {
            Together.run(
                    8,
                    _ -> {
                        new Rebuild(DAYS, replica.store()).prepare();
                        return true;
                    });
            Sql.execute(source, "DROP TABLE next.tally_day");
        }
    }

    @Test
    void a_model_that_is_new_by_its_name_is_filled_at_the_start() {
        var tally = UUID.randomUUID();
        replica.handle(tally, new Open("apples"));
        replica.handle(tally, Add.of(1, 2));
        untilUpToDate();
        var live = everything();
        Sql.execute(source, "DELETE FROM checkpoint", "TRUNCATE tally, tally_day");

        try (var restarted = readModels()) {
            restarted.start();
            until("both are filled", () -> !isRebuilding() && everything().equals(live));
        }
    }

    private void rebuild(ReadModel... several) {
        Stream.of(several).forEach(model -> models.rebuild(model.name()));
        until("it is rebuilt", () -> !isRebuilding());
    }

    private static boolean isRebuilding() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("rebuild "));
    }

    /// 0 when none is under way.
    private long rebuildPosition(ReadModel model) {
        return Sql.number(
                source(),
                "SELECT coalesce(max(position), 0) FROM checkpoint WHERE name = 'next.' || ?",
                model.name());
    }

    private void untilUpToDate() {
        until(
                "following models are up to date",
                () -> models.progress().stream().allMatch(p -> p.position() == p.head()));
    }

    /// The tables that serve, by their identity in the catalogue.
    private List<String> tables() {
        return Sql.rows(source, "SELECT 'tally'::regclass::oid, 'tally_day'::regclass::oid");
    }

    private List<String> everything() {
        return Stream.of(DIRECTORY, DAYS)
                .flatMap(model -> ProjectionSpec.everything(model, source).stream())
                .toList();
    }

    private long sumOfEvents() {
        return Sql.number(
                source,
                "SELECT sum((data->>'amount')::int) FROM event_json WHERE type = 'tally.added'");
    }

    /// Streams of two events, by SQL alone.
    private void fill(int streams) {
        Sql.execute(
                source,
                """
                INSERT INTO stream SELECT md5(n::text)::uuid, 'tally', 2
                FROM generate_series(1, %d) n\
                """
                        .formatted(streams),
                """
                INSERT INTO event (stream_id, revision, id, type, schema_version, data, metadata,
                    recorded_at)
                SELECT md5(n::text)::uuid, revision, gen_random_uuid(), type, 1, data, '{}', now()
                FROM (VALUES (1, 'tally.opened', '{"name":"x"}'),
                        (2, 'tally.added', '{"amount":1}')) AS e (revision, type, data),
                    generate_series(1, %d) n
                ORDER BY revision, n\
                """
                        .formatted(streams));
    }

    private void cutAllConnections() {
        Sql.rows(
                database.asOwner(),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND usename = 'service'");
    }
}
