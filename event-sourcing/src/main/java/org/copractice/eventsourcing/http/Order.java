package org.copractice.eventsourcing.http;

import java.util.List;
import org.copractice.eventsourcing.http.Problem.Fault;

/// By a column and, where that is equal, by the id; or exactly the other way round, so that one
/// index serves both and no list is ever sorted anew for a page.
///
/// @param name as callers write it: `name`, or `-name` the other way round
record Order(String column, String name) {

    /// A column `sort_name` is known to callers as `name`, `began_on` as `began-on`.
    ///
    /// @param sort what the caller asks for; null for the list's usual order
    static Order of(String column, String sort) {
        var usual = column.replaceFirst("^sort_", "").replace('_', '-');
        var known = List.of(usual, "-" + usual);
        if (sort != null && !known.contains(sort)) {
            throw HttpProblem.invalid(
                    Fault.parameter(
                            "sort", "invalid", "One of %s.".formatted(String.join(", ", known))));
        }
        return new Order(column, sort == null ? usual : sort);
    }

    /// SQL that holds for rows behind the one whose sort value and id are bound.
    String behind() {
        return "(%s, id) %s (?, ?::uuid)".formatted(column, descends() ? "<" : ">");
    }

    String sql() {
        return (descends() ? "%s DESC, id DESC" : "%s, id").formatted(column);
    }

    private boolean descends() {
        return name.startsWith("-");
    }
}
