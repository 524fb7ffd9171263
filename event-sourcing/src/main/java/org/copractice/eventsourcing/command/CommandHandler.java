package org.copractice.eventsourcing.command;

import static org.copractice.eventsourcing.command.CommandRefused.Reason.BUSY;
import static org.copractice.eventsourcing.command.CommandRefused.Reason.KEY_REUSED;
import static org.copractice.eventsourcing.command.CommandRefused.Reason.REVISION_NEEDED;
import static org.copractice.eventsourcing.command.CommandRefused.Reason.STALE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Current;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Rows;
import org.copractice.eventsourcing.store.Commit;
import org.copractice.eventsourcing.store.CommitRefused;
import org.copractice.eventsourcing.store.CommitRefused.Conflict;
import org.copractice.eventsourcing.store.CommitRefused.KeyUsed;
import org.copractice.eventsourcing.store.CommitRefused.Taken;
import org.copractice.eventsourcing.store.CommitRefused.Waited;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.IdempotencyKey;
import org.copractice.eventsourcing.store.Snapshot;
import org.copractice.eventsourcing.store.StoredEvent;

/// Load, decide, append: one command in one transaction and, most of the time, one round trip.
///
/// The first decision may rest on a remembered state, or on none for a record that is probably new:
/// the append verifies it. Whatever is *not* appended (a refusal, nothing to do) is never answered
/// from memory, since another replica may have written.
public final class CommandHandler<C, S, E, V> {

    /// What an append would store, and where it would leave the stream.
    record Prepared<S>(Commit commit, Current<S> after) {}

    /// 64 writers on one stream, 16 at a time in the database, get through; an endless retry would
    /// hide a stream that is shared by too many.
    static final int MOST_ATTEMPTS = 12;

    private static final int SNAPSHOT_EVERY = 100;
    private static final int REMEMBERED_STREAMS = 20_000;

    private final Aggregate<C, S, E, V> aggregate;
    private final EventStore store;
    private final List<ReadModel> inline;
    private final Sealing sealing;
    private final boolean personal;
    private final Timer latency;
    private final Counter conflicts;
    private final Cache<UUID, Current<S>> remembered =
            Caffeine.newBuilder()
                    .maximumSize(REMEMBERED_STREAMS)
                    .executor(Runnable::run) // waking another thread costs more than the upkeep
                    .build();

    public CommandHandler(
            Aggregate<C, S, E, V> aggregate,
            EventStore store,
            List<ReadModel> readModels,
            MeterRegistry metrics) {
        this.aggregate = aggregate;
        this.store = store;
        this.sealing = new Sealing(aggregate.types(), store.personalKeys());
        this.personal = aggregate.types().holdPersonalData();
        this.inline =
                readModels.stream()
                        .filter(model -> model.mode() == ReadModel.Mode.INLINE)
                        .filter(model -> model.categories().contains(aggregate.category()))
                        .toList();
        this.latency =
                Timer.builder("copractice.command")
                        .description("Time to handle a command, refusals included")
                        .tag("category", aggregate.category())
                        .publishPercentileHistogram()
                        .register(metrics);
        this.conflicts =
                Counter.builder("copractice.command.conflicts")
                        .description("Appends that lost a race")
                        .tag("category", aggregate.category())
                        .register(metrics);
    }

    /// For many commands at once.
    public Batch<C, S, E, V> batch() {
        return new Batch<>(aggregate, store, this);
    }

    /// For commands that need each other.
    public Together<C, S, E, V> together() {
        return new Together<>(aggregate, store, this);
    }

    /// @throws Rejection when a rule forbids the command
    /// @throws CommandRefused for a stale or missing revision, a reused key, too many lost races
    public Outcome<V> handle(UUID stream, C command, CommandContext context) {
        return latency.record(() -> attempt(stream, command, context));
    }

    private Outcome<V> attempt(UUID stream, C command, CommandContext context) {
        var current = probably(stream, context.expected());
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            boolean verified = attempt > 1;
            try {
                var events = aggregate.decider().decide(command, current.state());
                if (!events.isEmpty()) {
                    checkRevision(context.expected(), current.revision());
                    return append(current, events, context);
                }
                if (verified) {
                    return alreadySo(stream, current, context);
                }
            } catch (Rejection | CommandRefused refusal) {
                if (verified) {
                    return answeredBefore(context).orElseThrow(() -> refusal);
                }
            } catch (CommitRefused refused) {
                switch (refused) {
                    case KeyUsed _ -> {
                        return answeredBefore(context).orElseThrow();
                    }
                    case Taken taken -> throw refusal(taken);
                    case Waited _ -> throw new CommandRefused(BUSY);
                    case Conflict _ -> lost(attempt);
                }
            }
            current = load(stream);
        }
        throw new CommandRefused(BUSY);
    }

    /// What is remembered; else nothing for a command that can create, since a new record is
    /// likely.
    private Current<S> probably(UUID stream, Expected expected) {
        var known = remembered.getIfPresent(stream);
        if (known != null) {
            return known;
        }
        return expected instanceof Expected.Unstated ? aggregate.none(stream) : load(stream);
    }

    private Current<S> load(UUID stream) {
        var loaded = store.load(stream, aggregate.snapshotShape());
        checkKind(loaded.events());
        var current =
                loaded.snapshot()
                        .map(snapshot -> restored(stream, snapshot))
                        .orElseGet(() -> aggregate.none(stream));
        for (var stored : loaded.events()) {
            current = aggregate.after(current, stored.decode(aggregate.types()));
        }
        return current;
    }

    void checkKind(List<StoredEvent> events) {
        if (events.stream().anyMatch(this::isOfAnotherKind)) {
            throw new Rejection(
                    "id-in-use", "A record of another kind has this id; choose another.");
        }
    }

    private boolean isOfAnotherKind(StoredEvent event) {
        return !event.category().equals(aggregate.category());
    }

    private Current<S> restored(UUID stream, Snapshot snapshot) {
        return new Current<>(
                stream,
                snapshot.revision(),
                Json.readVariant(snapshot.state(), aggregate.stateType()),
                snapshot.since(),
                snapshot.at());
    }

    static void checkRevision(Expected expected, int actual) {
        switch (expected) {
            case Expected.Any _ -> {}
            case Expected.Unstated _ -> {
                if (actual > 0) {
                    throw new CommandRefused(REVISION_NEEDED);
                }
            }
            case Expected.Revision(var number) -> {
                if (number != actual) {
                    throw new CommandRefused(STALE);
                }
            }
        }
    }

    private Outcome<V> append(Current<S> current, List<E> events, CommandContext context)
            throws CommitRefused {
        var prepared = prepare(current, events, context);
        store.commit(prepared.commit());
        remember(prepared.after());
        return outcome(prepared.after(), current.revision() == 0);
    }

    Prepared<S> prepare(Current<S> current, List<E> events, CommandContext context)
            throws Conflict {
        var rows = new Rows();
        var stream = current.stream();
        var at = notBefore(current.at(), context.now());
        var ids = new ArrayList<UUID>(events.size());
        var next = current;
        for (var event : events) {
            var id = UuidCreator.getTimeOrderedEpochFast();
            ids.add(id);
            var recorded = new Recorded<>(stream, next.revision() + 1, id, event, at);
            next = aggregate.after(next, recorded);
            var view = aggregate.represent(next);
            for (var model : inline) {
                model.apply(aggregate.category(), recorded, view, rows);
            }
        }
        var encoded = events.stream().map(aggregate.types()::encode).toList();
        var sealed = sealing.seal(stream, current.revision() == 0, ids, encoded);
        return new Prepared<>(
                new Commit(
                        aggregate.category(),
                        stream,
                        current.revision(),
                        ids,
                        sealed.events(),
                        Json.write(context.metadata()),
                        at,
                        rows,
                        snapshot(current, next),
                        context.key(),
                        sealed.keyChange()),
                next);
    }

    /// Not who is a person: another replica may forget them, and this one would not hear of it.
    private void remember(Current<S> current) {
        if (!personal) {
            remembered.put(current.stream(), current);
        }
    }

    void forget(UUID stream) {
        remembered.invalidate(stream);
    }

    /// None of a person: it would be one more place to cleanse, and their streams are short.
    private Optional<Snapshot> snapshot(Current<S> before, Current<S> after) {
        return !personal && before.revision() / SNAPSHOT_EVERY < after.revision() / SNAPSHOT_EVERY
                ? Optional.of(
                        new Snapshot(
                                aggregate.snapshotShape(),
                                after.revision(),
                                Json.writeVariant(after.state(), aggregate.stateType()),
                                after.since(),
                                after.at()))
                : Optional.empty();
    }

    /// Remembers the key all the same: a repeat is to be told the same, whatever happens in
    /// between.
    Outcome<V> alreadySo(UUID stream, Current<S> current, CommandContext context) throws KeyUsed {
        if (context.key().isPresent()) {
            store.remember(context.key().get(), stream, current.revision(), context.now());
        }
        remember(current);
        return outcome(current, false);
    }

    Optional<Outcome<V>> answeredBefore(CommandContext context) {
        return context.key().flatMap(key -> store.answered(key).map(first -> again(key, first)));
    }

    private Outcome<V> again(IdempotencyKey key, IdempotencyKey.Answer first) {
        if (!first.fingerprint().equals(key.fingerprint())) {
            throw new CommandRefused(KEY_REUSED);
        }
        var current = aggregate.none(first.stream());
        for (var stored : store.history(first.stream(), 0, first.revision())) {
            current = aggregate.after(current, stored.decode(aggregate.types()));
        }
        return outcome(current, first.created());
    }

    Outcome<V> outcome(Current<S> current, boolean created) {
        return new Outcome<>(
                current.stream(), current.revision(), aggregate.represent(current), created);
    }

    RuntimeException refusal(Taken taken) {
        return inline.stream()
                .map(model -> model.constraints().get(taken.constraint()))
                .filter(rejection -> rejection != null)
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElseGet(() -> new IllegalStateException(taken));
    }

    /// PostgreSQL keeps microseconds; clocks of replicas differ, the order in a stream does not.
    private static Instant notBefore(Instant previous, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MICROS);
        return previous != null && at.isBefore(previous) ? previous : at;
    }

    /// A race, for the so manieth time.
    void lost(int attempt) {
        conflicts.increment();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(500_000L * attempt));
    }
}
