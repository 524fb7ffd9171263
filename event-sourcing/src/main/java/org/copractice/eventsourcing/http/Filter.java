package org.copractice.eventsourcing.http;

/// One condition of a list. Absent when the caller did not ask for it.
///
/// @param condition SQL with one `?`, which is bound as text
public record Filter(String condition, String value) {

    public static Filter equal(String column, String value) {
        return new Filter(column + " = ?", value);
    }

    /// @param column in the byte order of `COLLATE "C"`, so that an index serves it
    public static Filter startsWith(String column, String value) {
        return new Filter(
                column + " LIKE ?",
                value == null
                        ? null
                        : value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
                                + "%");
    }

    public static Filter matching(String condition, String value) {
        return new Filter(condition, value);
    }
}
