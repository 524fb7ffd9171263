package org.copractice.gateway.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ten calls in sixty seconds, in a time that the test keeps.
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuotaTest {

    private static final Pattern LIMIT = Pattern.compile("\"calls\";r=([0-9]+);t=([0-9]+)");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 7);
    private final Quotas quotas = new Quotas(10, Duration.ofSeconds(60), 2, now::get);
    private final Quota quota = quotas.of("maria");

    @Test
    void all_calls_may_come_at_once_and_the_next_is_told_when() {
        for (var i = 0; i < 10; i++) {
            assertEquals(0, quota.take());
        }
        assertEquals(6, quota.take());
        pass(5);
        assertEquals(1, quota.take());
        pass(1);
        assertEquals(0, quota.take());
        assertEquals(6, quota.take());
    }

    @Test
    void a_refused_call_costs_nothing() {
        for (var i = 0; i < 1_000; i++) {
            quota.take();
        }
        pass(6);
        assertEquals(0, quota.take());
    }

    @Test
    void the_headers_say_what_is_left_and_when_all_of_it_is_there_again() {
        assertEquals("\"calls\";q=10;w=60", headers().get("RateLimit-Policy"));
        assertEquals("\"calls\";r=10;t=0", headers().get("RateLimit"));
        quota.take();
        assertEquals("\"calls\";r=9;t=6", headers().get("RateLimit"));
        pass(5);
        assertEquals("\"calls\";r=9;t=1", headers().get("RateLimit"));
        for (var i = 0; i < 9; i++) {
            quota.take();
        }
        assertEquals("\"calls\";r=0;t=55", headers().get("RateLimit"));
        pass(3_600);
        assertEquals("\"calls\";r=10;t=0", headers().get("RateLimit"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void who_heeds_the_headers_is_never_refused(long seed) {
        var chance = new Random(seed);
        for (var call = 0; call < 20_000; call++) {
            assertEquals(0, quota.take(), "call " + call);
            var told = LIMIT.matcher(headers().get("RateLimit"));
            assertTrue(told.matches());
            if ("0".equals(told.group(1))) {
                pass(Long.parseLong(told.group(2)));
            } else if (chance.nextInt(4) == 0) {
                now.addAndGet(chance.nextLong(Duration.ofSeconds(9).toNanos()));
            }
        }
    }

    @Test
    void who_heeds_retry_after_is_refused_once_at_a_time() {
        for (var call = 0; call < 1_000; call++) {
            var wait = quota.take();
            if (wait > 0) {
                pass(wait);
                assertEquals(0, quota.take());
            }
        }
    }

    @Test
    void callers_that_race_get_no_more_than_there_is() {
        var granted = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var i = 0; i < 8; i++) {
                threads.execute(() -> {
                    for (var call = 0; call < 1_000; call++) {
                        if (quota.take() == 0) {
                            granted.incrementAndGet();
                        }
                    }
                });
            }
        }
        assertEquals(10, granted.get());
    }

    @Test
    void so_many_calls_may_be_under_way_and_each_that_ends_makes_room() {
        assertTrue(quota.enter());
        assertTrue(quota.enter());
        assertFalse(quota.enter());
        quota.handle(null);
        assertTrue(quota.enter());
        assertFalse(quota.enter());
    }

    @Test
    void callers_do_not_share() {
        for (var i = 0; i < 11; i++) {
            quota.take();
        }
        assertNotEquals(0, quotas.of("maria").take());
        assertEquals(0, quotas.of("olga").take());
    }

    @Test
    void a_flood_of_callers_takes_a_bounded_place() {
        for (var i = 0; i < 100_000; i++) {
            quotas.of("caller " + i).take();
        }
        assertEquals(20_000, quotas.size());
        pass(61);
        assertEquals(0, quotas.size());
    }

    @Test
    void a_quota_that_serves_nobody_is_refused() {
        var minute = Duration.ofMinutes(1);
        assertThrows(IllegalArgumentException.class, () -> new Quotas(0, minute, 1, now::get));
        assertThrows(IllegalArgumentException.class, () -> new Quotas(1, minute, 0, now::get));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Quotas(1, Duration.ofMillis(999), 1, now::get));
    }

    private void pass(long seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private MultiMap headers() {
        var headers = MultiMap.caseInsensitiveMultiMap();
        quota.tell(headers);
        return headers;
    }
}
