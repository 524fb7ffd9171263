package org.copractice.eventsourcing.readmodel;

import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.copractice.eventsourcing.store.Pipeline;

/// The rows that some events lead to, collected before they are written: the last value of each
/// key.
public final class Rows {

    private final Map<Table, Map<List<String>, String[]>> rows = new LinkedHashMap<>();
    private final UnaryOperator<String> target;

    /// Rows of the tables in use.
    public Rows() {
        this(UnaryOperator.identity());
    }

    /// @param target names the table to write instead of the one in use
    Rows(UnaryOperator<String> target) {
        this.target = target;
    }

    /// @param values one for each column, in the order of the table's columns; a list fills an
    ///   array
    public void put(Table table, Object... values) {
        if (values.length != table.columns().size()) {
            throw new IllegalArgumentException(table + " has other columns");
        }
        var texts = Arrays.stream(values).map(Rows::text).toArray(String[]::new);
        rows.computeIfAbsent(table, _ -> new LinkedHashMap<>()).put(table.keyOf(texts), texts);
    }

    /// Takes over all rows of `others`.
    public void putAll(Rows others) {
        others.rows.forEach((table, byKey) ->
                rows.computeIfAbsent(table, _ -> new LinkedHashMap<>()).putAll(byKey));
    }

    public void addTo(Pipeline pipeline) {
        rows.forEach((table, byKey) -> add(pipeline, table, byKey.values()));
    }

    private void add(Pipeline pipeline, Table table, Collection<String[]> values) {
        var name = target.apply(table.name());
        if (values.size() == 1) {
            pipeline.add(table.upsertOne(name), (Object[]) values.iterator().next());
            return;
        }
        var columns = new Object[table.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            int column = i;
            columns[i] = values.stream().map(row -> row[column]).toArray(String[]::new);
        }
        pipeline.add(table.upsertMany(name), columns);
    }

    /// PostgreSQL's text form, which every type can be read from.
    private static String text(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case TemporalAccessor time -> time.toString();
            case Number _, Boolean _, Enum<?> _, UUID _ -> value.toString();
            case Collection<?> items ->
                    items.stream().map(Rows::item).collect(Collectors.joining(",", "{", "}"));
            default -> throw new IllegalArgumentException("no column holds " + value.getClass());
        };
    }

    private static String item(Object item) {
        return item instanceof Number ? item.toString() : quoted(item.toString());
    }

    private static String quoted(String item) {
        return '"' + item.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
