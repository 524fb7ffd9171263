package org.copractice.membership.subscription.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/// The header by which a server asks to be left alone for a while: seconds, or a moment.
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /// @return null when it asks for nothing that can be understood
    static Duration of(String header, Instant now) {
        if (header == null) {
            return null;
        }
        var text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            var at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return at.isAfter(now) ? Duration.between(now, at) : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
