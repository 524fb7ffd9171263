package org.copractice.membership.subscription.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When to try again: ten tries over 75 hours, as Standard Webhooks proposes, none at the same
/// moment as everybody else's.
///
/// @param chance spreads the tries by a tenth either way
public record Schedule(RandomGenerator chance) {

    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24));
    private static final double SPREAD = 0.1;

    /// However long an endpoint asks to be left alone.
    private static final Duration LONGEST = Duration.ofHours(24);

    public static Schedule ofStandard() {
        return new Schedule(RandomGenerator.getDefault());
    }

    /// @param tried how often
    /// @param asked how long the endpoint wants to be left alone; may be null
    /// @return empty after the last try
    Optional<Instant> next(int tried, Instant now, Duration asked) {
        if (tried > WAITS.size()) {
            return Optional.empty();
        }
        var usual = WAITS.get(tried - 1).toMillis();
        var wait = Duration.ofMillis((long) (usual * (1 + SPREAD * (2 * chance.nextDouble() - 1))));
        return Optional.of(now.plus(longer(wait, asked)));
    }

    private static Duration longer(Duration wait, Duration asked) {
        if (asked == null || asked.compareTo(wait) <= 0) {
            return wait;
        }
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }
}
