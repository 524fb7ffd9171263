package org.copractice.eventsourcing.command;

import static java.util.stream.Collectors.groupingBy;
import static org.copractice.eventsourcing.command.CommandRefused.Reason.BUSY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Current;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.store.Commit;
import org.copractice.eventsourcing.store.CommitRefused;
import org.copractice.eventsourcing.store.CommitRefused.Conflict;
import org.copractice.eventsourcing.store.CommitRefused.KeyUsed;
import org.copractice.eventsourcing.store.CommitRefused.Taken;
import org.copractice.eventsourcing.store.CommitRefused.Waited;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.StoredEvent;

/// Commands for several records of one kind that take effect together or not at all: each record
/// decides, all that it decides on is still so when it is stored, and one refusal is everybody's.
/// For rules that two records have to keep; what one can keep alone needs no more than a
/// [CommandHandler].
public final class Together<C, S, E, V> {

    private final Aggregate<C, S, E, V> aggregate;
    private final EventStore store;
    private final CommandHandler<C, S, E, V> handler;

    Together(
            Aggregate<C, S, E, V> aggregate, EventStore store, CommandHandler<C, S, E, V> handler) {
        this.aggregate = aggregate;
        this.store = store;
        this.handler = handler;
    }

    /// @param asked the record whose revision and idempotency key the context has, one of the
    ///   streams
    /// @param commands what is asked of each record, given the states of all
    /// @throws Rejection when a rule of any of them forbids it
    public Outcome<V> handle(
            UUID asked,
            Set<UUID> streams,
            Function<Map<UUID, S>, Map<UUID, C>> commands,
            CommandContext context) {
        for (int attempt = 1; attempt <= CommandHandler.MOST_ATTEMPTS; attempt++) {
            try {
                return attempt(asked, loaded(streams), commands, context);
            } catch (Rejection | CommandRefused refusal) {
                return handler.answeredBefore(context).orElseThrow(() -> refusal);
            } catch (CommitRefused refused) {
                switch (refused) {
                    case KeyUsed _ -> {
                        return handler.answeredBefore(context).orElseThrow();
                    }
                    case Taken taken -> throw handler.refusal(taken);
                    case Waited _ -> throw new CommandRefused(BUSY);
                    case Conflict _ -> handler.lost(attempt);
                }
            }
        }
        throw new CommandRefused(BUSY);
    }

    private Outcome<V> attempt(
            UUID asked,
            Map<UUID, Current<S>> found,
            Function<Map<UUID, S>, Map<UUID, C>> commands,
            CommandContext context)
            throws CommitRefused {
        var decided = decided(found, commands);
        if (decided.isEmpty()) {
            return handler.alreadySo(asked, found.get(asked), context);
        }
        CommandHandler.checkRevision(context.expected(), found.get(asked).revision());
        var commits = new ArrayList<Commit>();
        var after = found.get(asked);
        for (var each : decided.entrySet()) {
            boolean isAsked = each.getKey().equals(asked);
            var prepared =
                    handler.prepare(
                            found.get(each.getKey()),
                            each.getValue(),
                            isAsked ? context : context.withoutKey());
            commits.add(prepared.commit());
            after = isAsked ? prepared.after() : after;
        }
        store.commitAll(commits);
        decided.keySet().forEach(handler::forget);
        return handler.outcome(after, false);
    }

    /// What happens to each record to which anything happens.
    private Map<UUID, List<E>> decided(
            Map<UUID, Current<S>> found, Function<Map<UUID, S>, Map<UUID, C>> commands) {
        var states =
                found.values().stream().collect(Collectors.toMap(Current::stream, Current::state));
        var decided = new TreeMap<UUID, List<E>>();
        commands.apply(states)
                .forEach((stream, command) ->
                        decided.put(
                                stream, aggregate.decider().decide(command, states.get(stream))));
        decided.values().removeIf(List::isEmpty);
        return decided;
    }

    private Map<UUID, Current<S>> loaded(Set<UUID> streams) {
        var events = store.events(streams).stream().collect(groupingBy(StoredEvent::stream));
        var loaded = new HashMap<UUID, Current<S>>();
        streams.forEach(stream ->
                loaded.put(stream, folded(stream, events.getOrDefault(stream, List.of()))));
        return loaded;
    }

    private Current<S> folded(UUID stream, List<StoredEvent> events) {
        handler.checkKind(events);
        var current = aggregate.none(stream);
        for (var event : events) {
            current = aggregate.after(current, event.decode(aggregate.types()));
        }
        return current;
    }
}
