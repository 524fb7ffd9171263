package org.copractice.eventsourcing.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.http.Problem.Fault;

/// Where a page ended: by the sort key of its last item and not by a count, so that records that
/// come and go between two pages are neither skipped nor repeated.
///
/// @param sort the order it belongs to
/// @param after values of the sort columns of the last item
record Cursor(String sort, List<String> after) {

    private static final Pattern RANK = Pattern.compile("[0-9]{1,6}");

    String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(this).getBytes(UTF_8));
    }

    static Cursor decode(String text, String sort, int values) {
        try {
            var json = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            var cursor = Json.read(json, Cursor.class);
            if (cursor != null
                    && sort.equals(cursor.sort())
                    && cursor.after() != null
                    && cursor.after().size() == values
                    && cursor.after().stream().allMatch(Cursor::canBeStored)) {
                return cursor;
            }
        } catch (IllegalArgumentException | UncheckedIOException _) {
            // not one of ours: said below
        }
        throw invalid();
    }

    /// Of a list of records, whose order ends with the id.
    ///
    /// @param ranked whether a rank comes first
    static Cursor decodeOfRecords(String text, String sort, boolean ranked) {
        var cursor = decode(text, sort, ranked ? 3 : 2);
        if (ranked && !RANK.matcher(cursor.after().getFirst()).matches()) {
            throw invalid();
        }
        var id = cursor.after().getLast();
        try {
            if (UUID.fromString(id).toString().equals(id)) {
                return cursor;
            }
        } catch (IllegalArgumentException _) {
            // not one of ours: said below
        }
        throw invalid();
    }

    private static boolean canBeStored(String value) {
        return value != null && value.indexOf('\0') < 0;
    }

    private static HttpProblem invalid() {
        return HttpProblem.invalid(
                Fault.parameter(
                        "cursor",
                        "invalid",
                        "Not a cursor of this list; begin again without one."));
    }
}
