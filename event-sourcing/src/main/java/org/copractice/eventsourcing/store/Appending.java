package org.copractice.eventsourcing.store;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.copractice.eventsourcing.personal.WrappedKey;
import org.copractice.eventsourcing.readmodel.Rows;

/// The statements that store commits: one row each for a single commit, arrays for several, which
/// costs the database a third per commit. Rows are written in the order of their keys, so that two
/// transactions wait for each other instead of ending in a deadlock.
final class Appending {

    /// For the transaction at hand.
    private static final String SOON = "SELECT set_config('lock_timeout', '100ms', true)";

    static final String REMEMBER =
            "INSERT INTO idempotency (key, fingerprint, stream_id, revision, created, recorded_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?)";
    private static final String REMEMBER_ALL =
            """
            INSERT INTO idempotency (key, fingerprint, stream_id, revision, created, recorded_at)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::boolean[],
                ?::timestamptz[])\
            """;
    private static final String APPEND = "SELECT append(?, ?, ?, ?::uuid[], ?, ?::int[], ?, ?, ?)";
    private static final String APPEND_ALL =
            "SELECT append_all(?::uuid[], ?, ?::int[], ?::int[], ?::uuid[], ?::int[], ?::uuid[], ?,"
                    + " ?::int[], ?, ?, ?::timestamptz[])";
    private static final String SNAPSHOT =
            """
            INSERT INTO snapshot (stream_id, shape, revision, state, since, recorded_at)
            SELECT * FROM unnest(?::uuid[], ?::int[], ?::int[], ?::text[], ?::timestamptz[],
                ?::timestamptz[])
            ON CONFLICT (stream_id) DO UPDATE SET
                shape = excluded.shape, revision = excluded.revision, state = excluded.state,
                since = excluded.since, recorded_at = excluded.recorded_at\
            """;

    private static final String CREATE_KEYS =
            """
            INSERT INTO personal_key (stream_id, master_key, wrapped)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[])\
            """;
    private static final String DESTROY_KEYS =
            "DELETE FROM personal_key WHERE stream_id = ANY (?::uuid[])";

    /// One event, and the commit it belongs to.
    private record Entry(Commit commit, int index) {
        UUID stream() {
            return commit.stream();
        }

        int revision() {
            return commit.expected() + 1 + index;
        }
    }

    private Appending() {}

    /// @param patient whether to wait for the locks of others as long as the connection allows
    static Pipeline addTo(Pipeline pipeline, List<Commit> commits, boolean patient) {
        if (!patient) {
            pipeline.add(SOON);
        }
        var rows = new Rows();
        var sorted = commits.stream().sorted(comparing(Commit::stream)).toList();
        if (commits.size() == 1) {
            one(pipeline, commits.getFirst());
            rows = commits.getFirst().rows();
        } else {
            remember(pipeline, sorted);
            append(pipeline, sorted);
            sorted.stream().map(Commit::rows).forEach(rows::putAll);
        }
        rows.addTo(pipeline);
        snapshots(pipeline, commits);
        keys(pipeline, sorted);
        return pipeline;
    }

    private static void one(Pipeline pipeline, Commit commit) {
        commit.key()
                .ifPresent(key ->
                        pipeline.add(
                                REMEMBER,
                                key.key(),
                                key.fingerprint(),
                                commit.stream(),
                                commit.revision(),
                                commit.creates(),
                                commit.at()));
        pipeline.add(
                APPEND,
                commit.stream(),
                commit.category(),
                commit.expected(),
                texts(commit.ids(), id -> id),
                texts(commit.events(), event -> event.type()),
                texts(commit.events(), event -> event.version()),
                texts(commit.events(), event -> event.data()),
                commit.metadata(),
                commit.at());
    }

    private static void remember(Pipeline pipeline, List<Commit> commits) {
        var keyed =
                commits.stream()
                        .filter(commit -> commit.key().isPresent())
                        .sorted(comparing(commit -> commit.key().get().key()))
                        .toList();
        if (!keyed.isEmpty()) {
            pipeline.add(
                    REMEMBER_ALL,
                    texts(keyed, commit -> commit.key().get().key()),
                    texts(keyed, commit -> commit.key().get().fingerprint()),
                    texts(keyed, Commit::stream),
                    texts(keyed, Commit::revision),
                    texts(keyed, Commit::creates),
                    texts(keyed, Commit::at));
        }
    }

    private static void append(Pipeline pipeline, List<Commit> commits) {
        var events = new ArrayList<Entry>();
        commits.forEach(commit ->
                IntStream.range(0, commit.events().size())
                        .forEach(i -> events.add(new Entry(commit, i))));
        pipeline.add(
                APPEND_ALL,
                texts(commits, Commit::stream),
                texts(commits, Commit::category),
                texts(commits, Commit::expected),
                texts(commits, commit -> commit.events().size()),
                texts(events, Entry::stream),
                texts(events, Entry::revision),
                texts(events, event -> event.commit().ids().get(event.index())),
                texts(events, event -> event.commit().events().get(event.index()).type()),
                texts(events, event -> event.commit().events().get(event.index()).version()),
                texts(events, event -> event.commit().events().get(event.index()).data()),
                texts(events, event -> event.commit().metadata()),
                texts(events, event -> event.commit().at()));
    }

    private static void snapshots(Pipeline pipeline, List<Commit> commits) {
        var taken = commits.stream().filter(commit -> commit.snapshot().isPresent()).toList();
        if (!taken.isEmpty()) {
            pipeline.add(
                    SNAPSHOT,
                    texts(taken, Commit::stream),
                    texts(taken, commit -> commit.snapshot().get().shape()),
                    texts(taken, commit -> commit.snapshot().get().revision()),
                    texts(taken, commit -> commit.snapshot().get().state()),
                    texts(taken, commit -> commit.snapshot().get().since()),
                    texts(taken, commit -> commit.snapshot().get().at()));
        }
    }

    /// After the append: of two that create a stream only one gets here.
    private static void keys(Pipeline pipeline, List<Commit> commits) {
        var created = new ArrayList<UUID>();
        var keys = new ArrayList<WrappedKey>();
        var destroyed = new ArrayList<UUID>();
        for (var commit : commits) {
            switch (commit.keyChange()) {
                case KeyChange.None _ -> {}
                case KeyChange.Created(var key) -> {
                    created.add(commit.stream());
                    keys.add(key);
                }
                case KeyChange.Destroyed _ -> destroyed.add(commit.stream());
            }
        }
        if (!created.isEmpty()) {
            pipeline.add(
                    CREATE_KEYS,
                    texts(created, id -> id),
                    texts(keys, WrappedKey::masterKey),
                    texts(keys, WrappedKey::wrapped));
        }
        if (!destroyed.isEmpty()) {
            pipeline.add(DESTROY_KEYS, (Object) texts(destroyed, id -> id));
        }
    }

    /// One column of several rows, in PostgreSQL's text form.
    private static <T> String[] texts(Collection<T> rows, Function<T, Object> value) {
        return rows.stream().map(row -> value.apply(row).toString()).toArray(String[]::new);
    }
}
