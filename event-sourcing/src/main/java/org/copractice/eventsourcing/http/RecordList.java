package org.copractice.eventsourcing.http;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.copractice.eventsourcing.store.Database;

/// The rows of a record table, page by page in the order of a column that tells them apart together
/// with the id.
///
/// @param sortColumn of type text, never null, with an index on it and `id`
public record RecordList(Database database, String table, String sortColumn) {

    /// @param documents JSON of each item
    /// @param next cursor of the next page; null on the last
    record Page(List<String> documents, String next) {}

    private record Row(String document, String sortValue, String id) {}

    Page page(Paging paging, Filter... filters) {
        int limit = paging.limit();
        var asked = Arrays.stream(filters).filter(filter -> filter.value() != null).toList();
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        for (var filter : asked) {
            conditions.add(filter.condition());
            values.add(filter.value());
        }
        if (paging.cursor != null) {
            conditions.add("(%s, id) > (?, ?::uuid)".formatted(sortColumn));
            values.addAll(Cursor.decode(paging.cursor, sortColumn, 2).after());
        }
        values.add(limit + 1);
        var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        var sql =
                "SELECT document, %2$s, id FROM %1$s%3$s ORDER BY %2$s, id LIMIT ?"
                        .formatted(table, sortColumn, where);
        return page(database.read(connection -> rows(connection, sql, values)), limit);
    }

    private Page page(List<Row> rows, int limit) {
        boolean more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        return new Page(
                shown.stream().map(Row::document).toList(),
                more
                        ? new Cursor(
                                        sortColumn,
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
