package org.copractice.eventsourcing.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A moment that is asked for: an RFC 3339 time, or a date, which means its end in the network's
/// time zone. Exactly one of the two is present.
@Schema(
        type = SchemaType.STRING,
        implementation = String.class,
        maxLength = 40,
        examples = {"2026-07-01", "2026-07-01T10:00:00Z"})
public record AsOf(Instant time, LocalDate date) {

    private static final int LENGTH_OF_DATE = 10;

    /// How Jakarta REST reads the parameter.
    public static AsOf fromString(String text) {
        try {
            return text.length() == LENGTH_OF_DATE
                    ? new AsOf(null, LocalDate.parse(text))
                    // a plus sign that was not escaped arrives as a space
                    : new AsOf(OffsetDateTime.parse(text.replace(' ', '+')).toInstant(), null);
        } catch (DateTimeException _) {
            throw HttpProblem.invalid(
                    Fault.parameter(
                            "as-of",
                            "invalid",
                            "A date like 2026-07-01 or a time like 2026-07-01T10:00:00Z."));
        }
    }

    /// The last moment that counts.
    public Instant moment(ZoneId zone) {
        return time == null ? date.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1) : time;
    }
}
