package org.copractice.eventsourcing.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.copractice.eventsourcing.http.Problem.Fault;

/// One condition of a list. Absent when the caller did not ask for it.
///
/// @param condition SQL with a `?` for each value, which is bound as text
/// @param values none when it was not asked for
public record Filter(String condition, List<String> values) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    public static Filter equal(String column, String value) {
        return matching(column + " = ?", value);
    }

    /// @param column in the byte order of `COLLATE "C"`, so that an index serves it
    public static Filter startsWith(String column, String value) {
        return matching(
                column + " LIKE ?",
                value == null
                        ? null
                        : value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
                                + "%");
    }

    public static Filter matching(String condition, String value) {
        return new Filter(condition, value == null ? List.of() : List.of(value));
    }

    /// The only value, or the first; null when it was not asked for.
    public String value() {
        return values.isEmpty() ? null : values.getFirst();
    }

    /// @param condition compares with `?::int`
    /// @param parameter named to the caller who sends something else than a whole number
    public static Filter number(String condition, String parameter, String value) {
        if (value != null && !NUMBER.matcher(value).matches()) {
            throw HttpProblem.invalid(Fault.parameter(parameter, "invalid", "A whole number."));
        }
        return matching(condition, value);
    }

    /// @param condition compares with `?::uuid`
    /// @param parameter named to the caller who sends something else than an id
    public static Filter id(String condition, String parameter, String value) {
        try {
            return matching(condition, value == null ? null : UUID.fromString(value).toString());
        } catch (IllegalArgumentException _) {
            throw HttpProblem.invalid(Fault.parameter(parameter, "invalid", "Not a UUID."));
        }
    }

    /// @param condition compares with `?::date`
    /// @param parameter named to the caller who sends something else than a day
    public static Filter date(String condition, String parameter, String value) {
        return matching(condition, value == null ? null : day(parameter, value).toString());
    }

    /// @param parameter named to the caller who sends something else than a day
    public static LocalDate day(String parameter, String value) {
        try {
            var day = LocalDate.parse(value);
            if (Day.Validator.canBeMeant(day)) {
                return day;
            }
        } catch (DateTimeException _) {
            // not a day: said below
        }
        throw HttpProblem.invalid(Fault.parameter(parameter, "invalid", "A date like 2026-07-01."));
    }

    public static Filter oneOf(List<String> known, String column, String value) {
        if (value != null && !known.contains(value)) {
            throw HttpProblem.invalid(
                    Fault.parameter(
                            column, "invalid", "One of %s.".formatted(String.join(", ", known))));
        }
        return equal(column, value);
    }
}
