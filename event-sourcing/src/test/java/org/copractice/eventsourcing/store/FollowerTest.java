package org.copractice.eventsourcing.store;

import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowerTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final AtomicInteger steps = new AtomicInteger();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void it_looks_when_it_is_woken() {
        try (var follower = follower(FOR_EVER, this::nothingMore)) {
            follower.start();
            until("the first step", () -> steps.get() == 1);
            follower.wake();
            until("a step for the commit", () -> steps.get() > 1);
        }
    }

    @Test
    void it_looks_by_itself_too() {
        try (var follower = follower(Duration.ofMillis(5), this::nothingMore)) {
            follower.start();
            until("many steps", () -> steps.get() > 20);
        }
    }

    @Test
    void a_failed_step_is_tried_again() {
        try (var follower = follower(FOR_EVER, this::failingOnce)) {
            follower.start();
            until("a second try", () -> steps.get() > 1);
            assertEquals(1, metrics.get("copractice.follower.failures").counter().count());
        }
    }

    @Test
    void an_error_does_not_end_it_either() {
        try (var follower = follower(FOR_EVER, this::brokenOnce)) {
            follower.start();
            until("a second try", () -> steps.get() > 1);
        }
    }

    @Test
    void after_it_is_closed_there_are_no_more_steps() {
        var follower = follower(Duration.ofMillis(1), this::nothingMore).start();
        until("the first step", () -> steps.get() > 0);
        follower.close();
        int then = steps.get();
        follower.wake();
        assertEquals(then, steps.get());
    }

    @Test
    void one_that_was_never_started_can_be_closed() {
        follower(FOR_EVER, this::nothingMore).close();
        assertTrue(steps.get() == 0);
    }

    private Follower follower(Duration longestRound, Follower.Step step) {
        return new Follower("test", new Follower.Pace(SHORT, longestRound, 10), step, metrics);
    }

    private int nothingMore() {
        steps.incrementAndGet();
        return 0;
    }

    private int failingOnce() {
        if (steps.incrementAndGet() == 1) {
            throw new IllegalStateException("for once");
        }
        return 0;
    }

    private int brokenOnce() {
        if (steps.incrementAndGet() == 1) {
            throw new LinkageError("for once");
        }
        return 0;
    }
}
