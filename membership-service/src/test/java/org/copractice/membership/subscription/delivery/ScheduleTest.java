package org.copractice.membership.subscription.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScheduleTest {

    private static final Instant NOW = Instant.parse("2026-09-14T10:00:00Z");
    private static final Schedule USUAL = new Schedule(always(0.5));

    @Test
    void ten_tries_take_75_hours() {
        var waited = Duration.ZERO;
        for (int tried = 1; tried <= 9; tried++) {
            waited = waited.plus(Duration.between(NOW, USUAL.next(tried, NOW, null).orElseThrow()));
        }
        assertEquals(Duration.parse("PT75H35M5S"), waited);
        assertEquals(Optional.empty(), USUAL.next(10, NOW, null));
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT5S",
        "2, PT5M",
        "3, PT30M",
        "4, PT2H",
        "5, PT5H",
        "6, PT10H",
        "7, PT14H",
        "8, PT20H",
        "9, PT24H"
    })
    void each_wait_is_the_one_that_partners_are_promised(int tried, Duration wait) {
        assertEquals(NOW.plus(wait), USUAL.next(tried, NOW, null).orElseThrow());
    }

    @Test
    void in_service_no_two_wait_alike() {
        var used = Schedule.ofStandard();
        var moments = Stream.generate(() -> used.next(9, NOW, null).orElseThrow()).limit(20);
        assertEquals(20, moments.distinct().count());
    }

    @ParameterizedTest
    @CsvSource({"1, PT4.5S, PT5.5S", "2, PT4M30S, PT5M30S", "9, PT21H36M, PT26H24M"})
    void they_are_spread_by_a_tenth(int tried, Duration least, Duration most) {
        assertEquals(NOW.plus(least), new Schedule(always(0)).next(tried, NOW, null).orElseThrow());
        assertEquals(NOW.plus(most), new Schedule(always(1)).next(tried, NOW, null).orElseThrow());
    }

    @Test
    void who_asks_for_a_pause_gets_it_for_a_day_at_the_most_and_no_further_try() {
        assertEquals(NOW.plusSeconds(5), USUAL.next(1, NOW, Duration.ofSeconds(2)).orElseThrow());
        assertEquals(NOW.plusSeconds(60), USUAL.next(1, NOW, Duration.ofMinutes(1)).orElseThrow());
        assertEquals(
                NOW.plus(Duration.ofDays(1)),
                USUAL.next(1, NOW, Duration.ofDays(900)).orElseThrow());
        assertEquals(Optional.empty(), USUAL.next(10, NOW, Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "' 0 ', PT0S",
        "'Mon, 14 Sep 2026 10:05:00 GMT', PT5M",
        "'Mon, 14 Sep 2026 09:05:00 GMT',",
        "-5,",
        "soon,",
        "9999999999,",
        "'',"
    })
    void a_pause_is_asked_for_in_seconds_or_by_a_moment(String header, Duration expected) {
        assertEquals(expected, RetryAfter.of(header, NOW));
    }

    @Test
    void without_the_header_none_is_asked_for() {
        assertNull(RetryAfter.of(null, NOW));
    }

    /// Whatever bits make the double wanted, the generator's own way to get there is left out.
    private static RandomGenerator always(double number) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public double nextDouble() {
                return number;
            }
        };
    }
}
