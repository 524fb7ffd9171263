package org.copractice.eventsourcing.http;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.copractice.eventsourcing.store.Database;

/// The rows of a record table, page by page in the order of a column that tells them apart together
/// with the id, or the other way round.
///
/// @param sortColumn of type text, never null, with an index on it and `id`; callers know it by the
///   name that [Order] makes of it
public record RecordList(Database database, String table, String sortColumn) {

    private static final int AT_ONCE = 1_000;

    /// @param documents JSON of each item
    /// @param next cursor of the next page; null on the last
    record Page(List<String> documents, String next) {}

    private record Row(String document, String sortValue, String id) {}

    /// Reads by page, too: a slow reader holds neither a connection nor a transaction.
    void all(Paging paging, Consumer<String> each, Filter... filters) {
        var order = order(paging);
        List<String> after = null;
        List<Row> rows;
        do {
            rows = rows(order, after, AT_ONCE, filters);
            rows.forEach(row -> each.accept(row.document()));
            after =
                    rows.isEmpty()
                            ? null
                            : List.of(rows.getLast().sortValue(), rows.getLast().id());
        } while (rows.size() == AT_ONCE);
    }

    Page page(Paging paging, Filter... filters) {
        int limit = paging.limit();
        var order = order(paging);
        var after =
                paging.cursor == null
                        ? null
                        : Cursor.decodeOfRecords(paging.cursor, order.name()).after();
        return page(order, rows(order, after, limit + 1, filters), limit);
    }

    private Order order(Paging paging) {
        return Order.of(sortColumn, paging.sort);
    }

    /// @param after sort value and id of the row before; null for the beginning
    private List<Row> rows(Order order, List<String> after, int limit, Filter... filters) {
        var asked = Arrays.stream(filters).filter(filter -> filter.value() != null).toList();
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        for (var filter : asked) {
            conditions.add(filter.condition());
            values.add(filter.value());
        }
        if (after != null) {
            conditions.add(order.behind());
            values.addAll(after);
        }
        values.add(limit);
        var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        var sql =
                "SELECT document, %s, id FROM %s%s ORDER BY %s LIMIT ?"
                        .formatted(sortColumn, table, where, order.sql());
        return database.read(connection -> rows(connection, sql, values));
    }

    private static Page page(Order order, List<Row> rows, int limit) {
        boolean more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        return new Page(
                shown.stream().map(Row::document).toList(),
                more
                        ? new Cursor(
                                        order.name(),
                                        List.of(shown.getLast().sortValue(), shown.getLast().id()))
                                .encoded()
                        : null);
    }

    private static List<Row> rows(Connection connection, String sql, List<Object> values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var results = statement.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (results.next()) {
                    rows.add(
                            new Row(
                                    results.getString(1),
                                    results.getString(2),
                                    results.getString(3)));
                }
                return rows;
            }
        }
    }
}
