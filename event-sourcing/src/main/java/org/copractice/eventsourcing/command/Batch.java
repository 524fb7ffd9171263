package org.copractice.eventsourcing.command;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Current;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.command.Effect.Change;
import org.copractice.eventsourcing.store.Commit;
import org.copractice.eventsourcing.store.CommitRefused;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.StoredEvent;

/// Many commands, each for a stream of its own: loaded by one query and stored by one transaction,
/// some ten times faster than one after the other. Nobody is told that a transaction lost a race:
/// its commands are then handled one by one. Some hundred at a time is a good number.
public final class Batch<C, S, E, V> {

    private record Decided<S, E, V>(Current<S> current, List<E> events, Effect<V> effect) {}

    private final Aggregate<C, S, E, V> aggregate;
    private final EventStore store;
    private final CommandHandler<C, S, E, V> handler;

    Batch(Aggregate<C, S, E, V> aggregate, EventStore store, CommandHandler<C, S, E, V> handler) {
        this.aggregate = aggregate;
        this.store = store;
        this.handler = handler;
    }

    /// What the commands would do, without doing it.
    public Map<UUID, Effect<V>> check(Map<UUID, C> commands) {
        return effects(commands, decided(commands));
    }

    /// Refused commands leave nothing, the others take effect.
    public Map<UUID, Effect<V>> handle(Map<UUID, C> commands, CommandContext context) {
        var decided = decided(commands);
        var commits = new ArrayList<Commit>();
        try {
            for (var each : decided.values()) {
                if (!each.events().isEmpty()) {
                    var prepared = handler.prepare(each.current(), each.events(), context);
                    commits.add(prepared.commit());
                }
            }
            if (commits.isEmpty()) {
                return effects(commands, decided);
            }
            store.commitAll(commits);
        } catch (CommitRefused _) {
            return oneByOne(commands, decided, context);
        }
        commits.forEach(commit -> handler.forget(commit.stream()));
        return effects(commands, decided);
    }

    /// In the order of stream ids, so that two batches over the same streams wait for each other
    /// instead of ending in a deadlock.
    private Map<UUID, Decided<S, E, V>> decided(Map<UUID, C> commands) {
        var events =
                store.events(commands.keySet()).stream().collect(groupingBy(StoredEvent::stream));
        var decided = new TreeMap<UUID, Decided<S, E, V>>();
        commands.forEach((stream, command) ->
                decided.put(
                        stream, decide(stream, command, events.getOrDefault(stream, List.of()))));
        return decided;
    }

    private Decided<S, E, V> decide(UUID stream, C command, List<StoredEvent> stored) {
        var current = aggregate.none(stream);
        V before = null;
        try {
            handler.checkKind(stored);
            for (var event : stored) {
                current = aggregate.after(current, event.decode(aggregate.types()));
            }
            before = stored.isEmpty() ? null : aggregate.represent(current);
            var events = aggregate.decider().decide(command, current.state());
            return new Decided<>(
                    current, events, new Effect<>(change(stored, events), before, null));
        } catch (Rejection refusal) {
            return new Decided<>(current, List.of(), new Effect<>(Change.REFUSED, before, refusal));
        }
    }

    private static Change change(List<?> before, List<?> events) {
        if (events.isEmpty()) {
            return Change.NONE;
        }
        return before.isEmpty() ? Change.CREATED : Change.CHANGED;
    }

    private Map<UUID, Effect<V>> oneByOne(
            Map<UUID, C> commands, Map<UUID, Decided<S, E, V>> decided, CommandContext context) {
        var effects = new LinkedHashMap<UUID, Effect<V>>();
        commands.forEach((stream, command) -> {
            var expected = decided.get(stream);
            var effect = expected.effect();
            if (!expected.events().isEmpty()) {
                try {
                    handler.handle(stream, command, context);
                } catch (Rejection refusal) {
                    effect = new Effect<>(Change.REFUSED, effect.before(), refusal);
                }
            }
            effects.put(stream, effect);
        });
        return effects;
    }

    private static <C, S, E, V> Map<UUID, Effect<V>> effects(
            Map<UUID, C> commands, Map<UUID, Decided<S, E, V>> decided) {
        var effects = new LinkedHashMap<UUID, Effect<V>>();
        commands.keySet().forEach(stream -> effects.put(stream, decided.get(stream).effect()));
        return effects;
    }
}
