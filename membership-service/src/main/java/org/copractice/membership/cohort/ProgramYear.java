package org.copractice.membership.cohort;

import java.util.Optional;
import java.util.regex.Pattern;

/// From 1 July to 30 June.
///
/// @param start the calendar year in which it begins
public record ProgramYear(int start) {

    private static final Pattern CODE = Pattern.compile("([12][0-9]{3})-([0-9]{2})");
    private static final int CENTURY = 100;

    /// As people write it: `2019-20`.
    ///
    /// @return empty unless the second year follows the first
    public static Optional<ProgramYear> of(String code) {
        var matcher = CODE.matcher(code);
        return matcher.matches()
                ? Optional.of(new ProgramYear(Integer.parseInt(matcher.group(1))))
                        .filter(year -> year.code().equals(code))
                : Optional.empty();
    }

    public String code() {
        return "%d-%02d".formatted(start, (start + 1) % CENTURY);
    }

    boolean isBefore(ProgramYear other) {
        return start < other.start;
    }
}
