package org.copractice.eventsourcing.http;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Current;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.command.CommandContext;
import org.copractice.eventsourcing.command.CommandHandler;
import org.copractice.eventsourcing.command.Effect;
import org.copractice.eventsourcing.command.Expected;
import org.copractice.eventsourcing.command.Outcome;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.StoredEvent;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The HTTP face that all kinds of record have in common: commands in, representations with their
/// revision as ETag out.
public final class Records<C, S, E, V> {

    private record Row(int revision, String document) {}

    /// What happened to a record.
    ///
    /// @param data of the event, in today's shape
    public record HistoryItem(
            int revision,
            String type,
            Instant at,
            String actor,
            String onBehalfOf,
            String correlation,
            @JsonRawValue String data) {}

    /// A page of what happened, for the documentation.
    @Schema(name = "History")
    public record History(List<HistoryItem> items, String next) {}

    private final Aggregate<C, S, E, V> aggregate;
    private final String path;
    private final EventStore store;
    private final CommandHandler<C, S, E, V> handler;
    private final Requests requests;
    private final RecordList list;
    private final String select;

    /// @param path of the list, such as `/v1/organizations`
    /// @param list its table has the columns `id`, `revision` and `document`
    public Records(
            Aggregate<C, S, E, V> aggregate,
            String path,
            CommandHandler<C, S, E, V> handler,
            EventStore store,
            Requests requests,
            RecordList list) {
        this.aggregate = aggregate;
        this.path = path;
        this.store = store;
        this.handler = handler;
        this.requests = requests;
        this.list = list;
        this.select = "SELECT revision, document FROM %s WHERE id = ?".formatted(list.table());
    }

    /// 201 with `Location` when the command created the record, 200 otherwise.
    ///
    /// @param key what stands for the record in its path
    public Response handle(UUID id, Object key, C command) {
        return handle(id, key, command, view -> view);
    }

    /// @param shown makes of the record what this caller alone is told, this once
    public Response handle(UUID id, Object key, C command, UnaryOperator<V> shown) {
        var outcome = handler.handle(id, command, requests.context());
        return outcome.created()
                ? created(key, outcome, shown)
                : answer(200, outcome, outcome.view());
    }

    /// Like [#handle], for an answer of the caller's own making.
    public Outcome<V> perform(UUID id, C command) {
        return handler.handle(id, command, requests.context());
    }

    /// Like [#handle], for a record that must exist already.
    public Response change(UUID id, Object key, C command) {
        return change(id, key, command, view -> view);
    }

    /// @param shown makes of the record what this caller alone is told, this once
    public Response change(UUID id, Object key, C command, UnaryOperator<V> shown) {
        var context = requests.context(); // what is wrong with it does not tell what exists
        if (row(id).isEmpty()) {
            throw HttpProblem.notFound();
        }
        var outcome = handler.handle(id, command, context);
        return outcome.created()
                ? created(key, outcome, shown)
                : answer(200, outcome, shown.apply(outcome.view()));
    }

    /// Like [#change], together with changes to other records of the kind, or not at all.
    ///
    /// @param commands what is asked of each record, given the states of all
    public Response changeTogether(
            UUID id, Set<UUID> others, Function<Map<UUID, S>, Map<UUID, C>> commands) {
        if (row(id).isEmpty()) {
            throw HttpProblem.notFound();
        }
        var all = new HashSet<>(others);
        all.add(id);
        var outcome = handler.together().handle(id, all, commands, requests.context());
        return answer(200, outcome, outcome.view());
    }

    /// The record as it is, or as it was; 304 when the caller has it.
    public Response get(UUID id, Reading reading) {
        if (reading.asOf != null) {
            return past(id, reading.asOf.moment(requests.timeZone()));
        }
        var row = row(id).orElseThrow(HttpProblem::notFound);
        var tag = tag(row.revision());
        if (reading.has(tag)) {
            return Response.notModified().header("ETag", tag).build();
        }
        return json(200, row.revision(), row.document()).build();
    }

    /// What commands would do, each to a record of its own.
    public Map<UUID, Effect<V>> checkAll(Map<UUID, C> commands) {
        requests.endure();
        return handler.batch().check(commands);
    }

    /// Some hundred commands at once, whatever the revisions of their records.
    public Map<UUID, Effect<V>> handleAll(Map<UUID, C> commands) {
        requests.endure();
        var context = requests.context();
        return handler.batch()
                .handle(
                        commands,
                        new CommandContext(
                                context.metadata(),
                                new Expected.Any(),
                                Optional.empty(),
                                context.now()));
    }

    /// Every record of a list in the order asked for, however long it is.
    ///
    /// @param each is given the JSON
    public void all(Paging paging, Consumer<String> each, Filter... filters) {
        list.all(paging, each, filters);
    }

    public Response list(Paging paging, Filter... filters) {
        return list.answer(paging, filters);
    }

    /// The events of a record, oldest first.
    public Response history(UUID id, Paging paging) {
        int limit = paging.limit();
        int after =
                paging.cursor == null
                        ? 0
                        : revision(Cursor.decode(paging.cursor, "revision", 1).after().getFirst());
        var events = store.history(id, after, limit + 1);
        if (events.isEmpty() || !events.getFirst().category().equals(aggregate.category())) {
            throw HttpProblem.notFound();
        }
        var shown = events.subList(0, Math.min(limit, events.size()));
        var next =
                events.size() > limit
                        ? new Cursor("revision", List.of("" + shown.getLast().revision())).encoded()
                        : null;
        return RecordList.answer(
                paging.uri,
                new RecordList.Page(
                        shown.stream().map(this::historyItem).map(Json::write).toList(), next));
    }

    private HistoryItem historyItem(StoredEvent stored) {
        var recorded = stored.decode(aggregate.types());
        var metadata = stored.decodeMetadata();
        return new HistoryItem(
                recorded.revision(),
                aggregate.types().nameOf(recorded.event().getClass()),
                recorded.at(),
                metadata.actor(),
                metadata.onBehalfOf(),
                metadata.correlation(),
                aggregate.types().shown(recorded.event()));
    }

    /// @return whether the record exists: for references from other records
    public boolean exists(UUID id) {
        return row(id).isPresent();
    }

    private Optional<Row> row(UUID id) {
        return list.database()
                .read(connection -> {
                    try (var statement = connection.prepareStatement(select)) {
                        bind(statement, List.of(id));
                        try (var result = statement.executeQuery()) {
                            return result.next()
                                    ? Optional.of(new Row(result.getInt(1), result.getString(2)))
                                    : Optional.empty();
                        }
                    }
                });
    }

    /// The record as its events make it now.
    public Optional<V> find(UUID id) {
        return Optional.of(folded(id, Instant.MAX))
                .filter(current -> current.revision() > 0)
                .map(aggregate::represent);
    }

    private Response past(UUID id, Instant moment) {
        var current = folded(id, moment);
        if (current.revision() == 0) {
            throw HttpProblem.notFound();
        }
        return json(200, current.revision(), Json.write(aggregate.represent(current))).build();
    }

    private Current<S> folded(UUID id, Instant moment) {
        var current = aggregate.none(id);
        for (var stored : store.history(id, 0, Integer.MAX_VALUE)) {
            if (stored.at().isAfter(moment) || !stored.category().equals(aggregate.category())) {
                break;
            }
            current = aggregate.after(current, stored.decode(aggregate.types()));
        }
        return current;
    }

    private Response created(Object key, Outcome<V> outcome, UnaryOperator<V> shown) {
        return json(201, outcome.revision(), Json.write(shown.apply(outcome.view())))
                .header("Location", path + "/" + key) // relative: the gateway has another host
                .build();
    }

    private static Response answer(int status, Outcome<?> outcome, Object view) {
        return json(status, outcome.revision(), Json.write(view)).build();
    }

    private static Response.ResponseBuilder json(int status, int revision, String document) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("ETag", tag(revision))
                .entity(document);
    }

    private static String tag(int revision) {
        return "\"" + revision + "\"";
    }

    private static int revision(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw HttpProblem.invalid(
                    Fault.parameter("cursor", "invalid", "Not a cursor of this list."));
        }
    }
}
