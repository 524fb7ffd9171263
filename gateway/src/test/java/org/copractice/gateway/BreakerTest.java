package org.copractice.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Three calls in vain, a pause of five seconds, in a time that the test keeps.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BreakerTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 7);
    private final Breaker breaker = new Breaker(3, Duration.ofSeconds(5), now::get);

    @Test
    void it_lets_all_in_until_several_in_a_row_have_waited_in_vain() {
        assertFalse(breaker.waitedInVain());
        assertFalse(breaker.waitedInVain());
        assertTrue(breaker.lets());
        assertTrue(breaker.waitedInVain());
        assertFalse(breaker.lets());
    }

    @Test
    void an_answer_in_between_begins_the_count_again() {
        for (var i = 0; i < 10; i++) {
            breaker.waitedInVain();
            breaker.waitedInVain();
            assertFalse(breaker.answered());
            assertTrue(breaker.lets());
        }
    }

    @Test
    void after_each_pause_one_call_is_let_through() {
        open();
        pass(4);
        assertFalse(breaker.lets());
        pass(1);
        assertTrue(breaker.lets());
        assertFalse(breaker.lets());
        pass(5);
        assertTrue(breaker.lets());
        assertFalse(breaker.waitedInVain());
        assertFalse(breaker.lets());
    }

    @Test
    void the_first_answer_ends_it() {
        open();
        pass(5);
        assertTrue(breaker.lets());
        assertTrue(breaker.answered());
        assertFalse(breaker.answered());
        for (var i = 0; i < 10; i++) {
            assertTrue(breaker.lets());
        }
        assertFalse(breaker.waitedInVain());
    }

    @Test
    void of_calls_that_race_after_a_pause_one_is_let_through() {
        open();
        pass(5);
        var let = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var i = 0; i < 800; i++) {
                threads.execute(() -> {
                    if (breaker.lets()) {
                        let.incrementAndGet();
                    }
                });
            }
        }
        assertEquals(1, let.get());
    }

    private void open() {
        for (var i = 0; i < 3; i++) {
            breaker.waitedInVain();
        }
    }

    private void pass(long seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
