package org.copractice.eventsourcing.http;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

    /// @param place in the order, as a cursor holds it
    private record Row(String document, List<String> place) {}

    /// Reads by page, too: a slow reader holds neither a connection nor a transaction.
    void all(Paging paging, Consumer<String> each, Filter... filters) {
        var order = Order.of(sortColumn, paging.sort);
        List<String> after = null;
        List<Row> rows;
        do {
            rows = rows(order, after, AT_ONCE, asked(paging, filters));
            rows.forEach(row -> each.accept(row.document()));
            after = rows.isEmpty() ? null : rows.getLast().place();
        } while (rows.size() == AT_ONCE);
    }

    /// A page of the list, with a link to the next.
    public Response answer(Paging paging, Filter... filters) {
        return answer(paging.uri, page(paging, filters));
    }

    /// The page as JSON and, for those who read headers only, as RFC 8288 `Link`.
    static Response answer(UriInfo uri, Page page) {
        var response =
                Response.ok(
                        "{\"items\":[%s]%s}"
                                .formatted(
                                        String.join(",", page.documents()),
                                        page.next() == null
                                                ? ""
                                                : ",\"next\":\"%s\"".formatted(page.next())),
                        MediaType.APPLICATION_JSON_TYPE);
        if (page.next() != null) {
            var next = uri.getRequestUriBuilder().replaceQueryParam("cursor", page.next()).build();
            response.header(
                    "Link",
                    "<%s?%s>; rel=\"next\"".formatted(next.getRawPath(), next.getRawQuery()));
        }
        return response.build();
    }

    private Page page(Paging paging, Filter... filters) {
        int limit = paging.limit();
        var order = order(paging);
        var after =
                paging.cursor == null
                        ? null
                        : Cursor.decodeOfRecords(paging.cursor, order.name(), order.isRanked())
                                .after();
        return page(order, rows(order, after, limit + 1, asked(paging, filters)), limit);
    }

    private Order order(Paging paging) {
        return paging.sort == null && isSearch(paging)
                ? Order.ranked(sortColumn, paging.search)
                : Order.of(sortColumn, paging.sort);
    }

    private static boolean isSearch(Paging paging) {
        return paging.search != null && paging.search.isAsked();
    }

    private static List<Filter> asked(Paging paging, Filter... filters) {
        return Stream.concat(
                        isSearch(paging) ? paging.search.filters().stream() : Stream.empty(),
                        Arrays.stream(filters))
                .filter(filter -> filter.value() != null)
                .toList();
    }

    /// @param after place of the row before; null for the beginning
    private List<Row> rows(Order order, List<String> after, int limit, List<Filter> filters) {
        var values = new ArrayList<Object>();
        if (order.isRanked()) {
            values.addAll(order.search().rankValues());
        }
        filters.forEach(filter -> values.addAll(filter.values()));
        if (after != null) {
            values.addAll(after);
        }
        values.add(limit);
        var sql = sql(order, after != null, filters);
        return database.read(connection -> rows(connection, sql, values));
    }

    private String sql(Order order, boolean goesOn, List<Filter> filters) {
        var conditions = filters.stream().map(Filter::condition).toList();
        if (!order.isRanked()) {
            return select(order, table, goesOn ? append(conditions, order.behind()) : conditions);
        }
        var ranked =
                "(SELECT document, %s, id, %s AS rank FROM %s%s) AS found"
                        .formatted(sortColumn, order.search().rank(), table, where(conditions));
        return select(order, ranked, goesOn ? List.of(order.behind()) : List.of());
    }

    private static String select(Order order, String from, List<String> conditions) {
        return "SELECT document, %s FROM %s%s ORDER BY %s LIMIT ?"
                .formatted(order.place(), from, where(conditions), order.sql());
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private static List<String> append(List<String> items, String item) {
        return Stream.concat(items.stream(), Stream.of(item)).toList();
    }

    private static Page page(Order order, List<Row> rows, int limit) {
        boolean more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        return new Page(
                shown.stream().map(Row::document).toList(),
                more ? new Cursor(order.name(), shown.getLast().place()).encoded() : null);
    }

    private static List<Row> rows(Connection connection, String sql, List<Object> values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var results = statement.executeQuery()) {
                var rows = new ArrayList<Row>();
                int columns = results.getMetaData().getColumnCount();
                while (results.next()) {
                    var place = new ArrayList<String>(columns - 1);
                    for (int i = 2; i <= columns; i++) {
                        place.add(results.getString(i));
                    }
                    rows.add(new Row(results.getString(1), place));
                }
                return rows;
            }
        }
    }
}
