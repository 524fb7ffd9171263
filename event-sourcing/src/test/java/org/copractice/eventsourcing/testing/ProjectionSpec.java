package org.copractice.eventsourcing.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Current;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Rows;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.eventsourcing.store.Pipeline;

/// States what a read model makes of events, as an example: given these events, exactly these rows
/// follow. It checks on the way what holds for every read model: applied twice, or all at once
/// instead of one by one, the events lead to the same rows.
///
/// @param <E> the events
/// @param <V> the record's view
public final class ProjectionSpec<S, E, V> {

    private final ReadModel model;
    private final Aggregate<?, S, E, V> aggregate;
    private final DataSource source;
    private final Map<UUID, Current<S>> streams = new HashMap<>();
    private final List<Applied<E, V>> given = new ArrayList<>();

    private record Applied<E, V>(Recorded<E> recorded, V after) {}

    private ProjectionSpec(ReadModel model, Aggregate<?, S, E, V> aggregate, DataSource source) {
        this.model = model;
        this.aggregate = aggregate;
        this.source = source;
    }

    /// @param source of a database with the model's tables, whose rows are removed
    public static <S, E, V> ProjectionSpec<S, E, V> of(
            ReadModel model, Aggregate<?, S, E, V> aggregate, DataSource source) {
        return new ProjectionSpec<>(model, aggregate, source);
    }

    /// What happened to a stream at a moment; to be called in the order of time.
    @SafeVarargs
    public final ProjectionSpec<S, E, V> given(UUID stream, Instant at, E... events) {
        for (var event : events) {
            var before = streams.getOrDefault(stream, aggregate.none(stream));
            var recorded =
                    new Recorded<>(stream, before.revision() + 1, UUID.randomUUID(), event, at);
            var after = aggregate.after(before, recorded);
            streams.put(stream, after);
            given.add(new Applied<>(recorded, aggregate.represent(after)));
        }
        return this;
    }

    /// @param query of columns; the rows are compared as text, comma separated, in any order
    public void then(String query, String... expected) {
        empty();
        given.forEach(one -> write(List.of(one)));
        var rows = everything();
        assertEquals(
                List.of(expected).stream().sorted().toList(),
                Sql.rows(source, query).stream().sorted().toList());

        for (var one : given) {
            write(List.of(one));
            assertEquals(rows, everything(), () -> "applied twice: " + one.recorded());
        }

        empty();
        write(given);
        assertEquals(rows, everything(), "all events at once lead to the same rows");
        write(given);
        assertEquals(rows, everything(), "applying all at once twice changes nothing");
    }

    private void write(List<Applied<E, V>> events) {
        var rows = new Rows();
        for (var one : events) {
            model.apply(aggregate.category(), one.recorded(), one.after(), rows);
        }
        var pipeline = new Pipeline();
        rows.addTo(pipeline);
        try (var connection = source.getConnection()) {
            pipeline.execute(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void empty() {
        model.tables().forEach(table -> Sql.execute(source, "TRUNCATE " + table.name()));
    }

    private List<String> everything() {
        return everything(model, source);
    }

    /// All rows of a model's tables.
    public static List<String> everything(ReadModel model, DataSource source) {
        return model.tables().stream()
                .map(Table::name)
                .flatMap(table ->
                        Sql.rows(source, "SELECT t::text FROM %s t ORDER BY 1".formatted(table))
                                .stream()
                                .map(row -> table + row))
                .toList();
    }
}
