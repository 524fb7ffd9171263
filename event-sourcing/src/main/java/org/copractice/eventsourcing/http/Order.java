package org.copractice.eventsourcing.http;

import java.util.List;
import org.copractice.eventsourcing.http.Problem.Fault;

/// By a column and, where that is equal, by the id; or exactly the other way round, so that one
/// index serves both and no list is ever sorted anew for a page.
///
/// @param name as callers write it: `name`, or `-name` the other way round
/// @param search what is looked for, when its rank comes before all; else null
record Order(String column, String name, Search search) {

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
        return new Order(column, sort == null ? usual : sort, null);
    }

    /// @param search as good as it matches, and then by the column and the id
    static Order ranked(String column, Search search) {
        return new Order(column, "rank", search);
    }

    boolean isRanked() {
        return search != null;
    }

    /// What a row is placed by, as a cursor holds it.
    String place() {
        return (isRanked() ? "rank, %s, id" : "%s, id").formatted(column);
    }

    /// SQL that holds for rows behind the one whose sort value and id are bound.
    String behind() {
        return isRanked()
                ? "(%s) > (?::int, ?, ?::uuid)".formatted(place())
                : "(%s) %s (?, ?::uuid)".formatted(place(), descends() ? "<" : ">");
    }

    String sql() {
        return descends() ? "%s DESC, id DESC".formatted(column) : place();
    }

    private boolean descends() {
        return name.startsWith("-");
    }
}
