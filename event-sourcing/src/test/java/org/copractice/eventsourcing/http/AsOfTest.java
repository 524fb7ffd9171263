package org.copractice.eventsourcing.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AsOfTest {

    private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");

    /// The two middle ones have 23 and 25 hours.
    @ParameterizedTest
    @CsvSource({
        "2026-07-01, 2026-07-02T07:00:00Z",
        "2026-03-07, 2026-03-08T08:00:00Z",
        "2026-03-08, 2026-03-09T07:00:00Z",
        "2026-11-01, 2026-11-02T08:00:00Z",
        "2024-02-29, 2024-03-01T08:00:00Z",
    })
    void a_date_counts_to_its_end_in_california(String date, Instant nextDay) {
        assertEquals(nextDay.minusNanos(1), AsOf.fromString(date).moment(CALIFORNIA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-07-01T10:00:00Z",
                "2026-07-01T12:00:00+02:00",
                "2026-07-01T12:00:00 02:00",
                "2026-07-01T03:00:00-07:00",
                "2026-07-01T10:00Z",
            })
    void a_time_is_a_moment_wherever_it_is_and_whoever_forgot_to_escape_its_plus(String time) {
        assertEquals(
                Instant.parse("2026-07-01T10:00:00Z"), AsOf.fromString(time).moment(CALIFORNIA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-29",
                "2026-13-01",
                "2026-7-1",
                "2026-07-01T25:00:00Z",
                "2026-07-01T10:00:00",
                "20260701",
                "+999999999-12-31",
                "2026-07-01T10:00:00+99:00",
                "0000000000",
            })
    void what_is_no_date_and_no_time_is_refused_by_name(String text) {
        var refused = assertThrows(HttpProblem.class, () -> AsOf.fromString(text));
        assertEquals("as-of", refused.problem().errors().getFirst().parameter());
    }

    @Test
    void the_last_date_there_is_ends_too() {
        AsOf.fromString("9999-12-31").moment(CALIFORNIA);
    }
}
