package org.copractice.eventsourcing.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.copractice.eventsourcing.EventTypes.Encoded;
import org.copractice.eventsourcing.command.CommandRefused;
import org.copractice.eventsourcing.command.Outcome;
import org.copractice.eventsourcing.readmodel.Rows;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.eventsourcing.store.Commit;
import org.copractice.eventsourcing.store.CommitRefused;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.IdempotencyKey;
import org.copractice.eventsourcing.store.Snapshot;
import org.copractice.eventsourcing.store.StoredEvent;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyReplica;
import org.copractice.eventsourcing.testing.tally.TallyView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What holds for every store of events: per stream one event for each revision, whatever races; a
/// commit happens wholly or not at all; nobody changes what has happened.
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class EventStoreContract {

    private static final int WRITERS = 64;
    private static final int CONNECTIONS = 16;
    private static final int NO_SNAPSHOT_SHAPE = 0;
    private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");

    private final UUID stream = UUID.randomUUID();
    private DataSource source;
    private EventStore store;

    /// Connections of the service's role to a database with the tables of the tally.
    protected abstract DataSource source(int connections);

    @BeforeEach
    void open() {
        source = source(CONNECTIONS);
        store = new EventStore(new Database(source));
    }

    @Test
    void what_is_appended_is_loaded_in_its_order() throws CommitRefused {
        store.commit(commit(0, "a", "b"));
        store.commit(commit(2, "c"));

        var events = store.load(stream, NO_SNAPSHOT_SHAPE).events();
        assertEquals(List.of("a", "b", "c"), events.stream().map(StoredEvent::data).toList());
        assertEquals(List.of(1, 2, 3), events.stream().map(StoredEvent::revision).toList());
        assertEquals(NOW, events.getFirst().at());
        assertEquals(
                List.of("b"), store.history(stream, 1, 1).stream().map(StoredEvent::data).toList());
    }

    @Test
    void an_append_on_another_revision_leaves_nothing() throws CommitRefused {
        store.commit(commit(0, "a"));
        for (int wrong : new int[] {0, 2, 7}) {
            assertThrows(
                    CommitRefused.Conflict.class, () -> store.commit(commit(wrong, "late", "er")));
        }
        assertEquals(1, store.load(stream, NO_SNAPSHOT_SHAPE).events().size());
    }

    /// The first rounds let the driver prepare the statements on the server: from then on it sends
    /// them differently.
    @Test
    void a_commit_whose_last_statement_fails_leaves_nothing() throws CommitRefused {
        source = source(1);
        store = new EventStore(new Database(source));
        for (int i = 0; i < 10; i++) {
            store.commit(withRows(i, 1));
            var before = everything();
            int revision = i + 1;
            assertThrows(RuntimeException.class, () -> store.commit(withRows(revision, -1)));
            assertEquals(before, everything(), "after round " + i);
        }
    }

    @Test
    void several_commits_are_stored_together_or_not_at_all() throws CommitRefused {
        source = source(1);
        store = new EventStore(new Database(source));
        for (int i = 0; i < 10; i++) {
            var fresh = UUID.randomUUID();
            store.commitAll(List.of(withRows(stream, i, 1), withRows(fresh, 0, 2)));
            assertEquals(6, everything(fresh).size(), "a row in each table");
            var before = everything();
            var another = UUID.randomUUID();
            var late = withRows(fresh, 0, 3);
            var wrong = withRows(fresh, 1, -1);
            var right = withRows(stream, i + 1, 1);
            for (var spoiler : List.of(late, wrong)) {
                assertThrows(
                        Exception.class,
                        () -> store.commitAll(List.of(right, spoiler, withRows(another, 0, 1))));
                assertEquals(before, everything(), "after round " + i);
                assertEquals(List.of(), everything(another));
            }
        }
        assertEquals(10, store.load(stream, NO_SNAPSHOT_SHAPE).events().size());
    }

    @Test
    void who_holds_a_stream_for_long_holds_up_no_other() throws Exception {
        store.commit(commit(0, "a"));
        try (var other = source.getConnection();
                var statement = other.createStatement();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM stream WHERE id = '%s' FOR UPDATE".formatted(stream));
            var held = callers.submit(() -> commitAt(1));
            for (int i = 0; i < 50; i++) {
                store.commit(withRows(UUID.randomUUID(), 0, 1));
            }
            assertFalse(held.isDone(), "it waits for the lock, not for the others");
            other.rollback();
            assertEquals(2, held.get());
        }
    }

    private int commitAt(int revision) throws CommitRefused {
        store.commit(commit(revision, "b"));
        return store.load(stream, NO_SNAPSHOT_SHAPE).events().size();
    }

    @Test
    void a_stream_of_another_kind_is_not_appended_to() throws CommitRefused {
        store.commit(commit(0, "a"));
        var other = withRows(UUID.randomUUID(), 0, 1);
        var foreign =
                new Commit(
                        "basket",
                        stream,
                        1,
                        other.ids(),
                        other.events(),
                        "{}",
                        NOW,
                        new Rows(),
                        Optional.empty(),
                        Optional.empty());
        assertThrows(CommitRefused.Conflict.class, () -> store.commit(foreign));
        assertThrows(CommitRefused.Conflict.class, () -> store.commitAll(List.of(foreign, other)));
        assertEquals(1, store.load(stream, NO_SNAPSHOT_SHAPE).events().size());
    }

    private Commit withRows(int expected, int total) {
        return withRows(stream, expected, total);
    }

    /// A row in each table a commit can write, the last of which is refused when `total` is
    /// negative.
    private static Commit withRows(UUID stream, int expected, int total) {
        var names = Table.of("tally", List.of("id"), columns("document text", "name text"));
        var days = Table.of("tally_day", List.of("id", "day"), columns("day date"));
        var rows = new Rows();
        rows.put(names, stream, expected + 1, total, "{}", stream);
        rows.put(days, stream, expected + 1, total, "2026-07-01");
        return new Commit(
                "tally",
                stream,
                expected,
                List.of(UuidCreator.getTimeOrderedEpoch()),
                List.of(new Encoded("tally.added", 1, "{}")),
                "{}",
                NOW,
                rows,
                Optional.of(new Snapshot(1, expected + 1, "{}", NOW, NOW)),
                Optional.of(new IdempotencyKey(UUID.randomUUID(), UUID.randomUUID())));
    }

    private static String[] columns(String... more) {
        return Stream.concat(Stream.of("id uuid", "revision int", "total int"), Stream.of(more))
                .toArray(String[]::new);
    }

    private List<String> everything() {
        return everything(stream);
    }

    private List<String> everything(UUID stream) {
        return Stream.of("stream", "event", "idempotency", "snapshot", "tally", "tally_day")
                .map(table -> "SELECT t::text FROM %s t WHERE t::text LIKE ?".formatted(table))
                .flatMap(query -> Sql.rows(source, query, "%" + stream + "%").stream())
                .sorted()
                .toList();
    }

    @Test
    void of_64_racing_writers_exactly_one_wins_each_revision() {
        int rounds = 20;
        var wins =
                Together.run(
                        WRITERS,
                        number -> {
                            int won = 0;
                            for (int revision = 0; revision < rounds; revision++) {
                                won += wins(revision, "writer-" + number) ? 1 : 0;
                            }
                            return won;
                        });
        assertEquals(rounds, wins.stream().mapToInt(won -> won).sum());
        assertEquals(
                IntStream.rangeClosed(1, rounds).boxed().toList(),
                store.history(stream, 0, 1000).stream().map(StoredEvent::revision).toList());
    }

    /// Waits until the revision is there, so that all writers ask for the same one at once.
    private boolean wins(int revision, String who) {
        Eventually.until(
                "revision " + revision,
                () -> revision == 0 || !store.history(stream, revision - 1, 1).isEmpty());
        try {
            store.commit(commit(revision, who));
            return true;
        } catch (CommitRefused.Conflict _) {
            return false;
        } catch (CommitRefused e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void commands_that_lose_a_race_are_decided_again_or_refused_as_busy() {
        var replicas = List.of(new TallyReplica(source), new TallyReplica(source));
        replicas.getFirst().handle(stream, new Open("race"));
        int each = 5;
        var results =
                Together.run(
                        WRITERS,
                        number ->
                                IntStream.range(0, each)
                                        .mapToObj(_ -> added(replicas.get(number % 2)))
                                        .toList());
        var accepted = results.stream().flatMap(List::stream).flatMap(Optional::stream).toList();

        assertEquals(
                IntStream.rangeClosed(2, accepted.size() + 1).boxed().toList(),
                accepted.stream().map(Outcome::revision).sorted().toList(),
                "each success has a revision of its own");
        int total = accepted.stream().mapToInt(one -> one.view().total()).max().orElseThrow();
        assertEquals(accepted.size(), total, "each success counts once");
        assertEquals(accepted.size() + 1, store.history(stream, 0, 1000).size());
        assertTrue(accepted.size() > WRITERS * each / 2, "most get through: " + accepted.size());
    }

    private Optional<Outcome<TallyView>> added(TallyReplica replica) {
        try {
            return Optional.of(replica.handle(stream, Add.of(1)));
        } catch (CommandRefused refused) {
            assertEquals(CommandRefused.Reason.BUSY, refused.reason());
            return Optional.empty();
        }
    }

    @Test
    void a_load_beside_appends_and_snapshots_never_has_a_gap() {
        int appends = 2_000;
        Together.run(
                4,
                number -> {
                    for (int revision = 0; number == 0 && revision < appends; revision++) {
                        store.commit(withSnapshot(revision));
                    }
                    while (number > 0 && loadedWithoutGap() < appends) {
                        Thread.onSpinWait();
                    }
                    return number;
                });
    }

    private int loadedWithoutGap() {
        var loaded = store.load(stream, 1);
        int revision = loaded.snapshot().map(Snapshot::revision).orElse(0);
        for (var event : loaded.events()) {
            assertEquals(++revision, event.revision());
        }
        return revision;
    }

    private Commit withSnapshot(int expected) {
        var plain = commit(expected, "x");
        var snapshot = new Snapshot(1, expected + 1, "x", NOW, NOW);
        return new Commit(
                plain.category(),
                stream,
                expected,
                plain.ids(),
                plain.events(),
                plain.metadata(),
                NOW,
                plain.rows(),
                expected % 2 == 0 ? Optional.of(snapshot) : Optional.empty(),
                Optional.empty());
    }

    @Test
    void the_service_can_neither_change_nor_delete_an_event() throws CommitRefused {
        store.commit(commit(0, "a"));
        for (var sql :
                List.of(
                        "UPDATE event SET data = 'b'",
                        "DELETE FROM event",
                        "TRUNCATE event",
                        "DROP TABLE event",
                        "ALTER TABLE event DISABLE TRIGGER ALL",
                        "DELETE FROM stream",
                        "UPDATE idempotency SET revision = 1",
                        "UPDATE epoch SET epoch = gen_random_uuid()")) {
            var refused =
                    assertThrows(IllegalStateException.class, () -> Sql.execute(source, sql), sql);
            var cause = assertInstanceOf(SQLException.class, refused.getCause());
            assertEquals("42501", cause.getSQLState(), sql);
        }
    }

    private Commit commit(int expected, String... data) {
        var events = Stream.of(data).map(text -> new Encoded("tally.added", 1, text)).toList();
        return new Commit(
                "tally",
                stream,
                expected,
                events.stream().map(_ -> UuidCreator.getTimeOrderedEpoch()).toList(),
                events,
                "{}",
                NOW,
                new Rows(),
                Optional.empty(),
                Optional.empty());
    }
}
