package org.copractice.eventsourcing.publishing;

import java.time.Duration;
import java.util.Map;

/// How a topic lets go of what was replaced: completely, and soon.
///
/// Kafka never compacts the segment that is being written, and closes one only when something is
/// written after its time. So whoever publishes to such a topic goes on writing to each of its
/// partitions for a while, or what was replaced in a quiet one would stay for ever.
///
/// @param every what is replaced is gone after about two of these
/// @param tombstones how long a consumer may be away and still learn what was taken out
public record Compaction(Duration every, Duration tombstones) {

    /// After a change: one comes too early, one closes the segment with the change, and one the
    /// segment with the one before.
    static final int PULSES = 3;

    private static final Duration UNLINK = Duration.ofMinutes(1);

    Map<String, String> settings() {
        var unlink = every.compareTo(UNLINK) < 0 ? every : UNLINK;
        return Map.of(
                "cleanup.policy", "compact",
                "segment.ms", millis(every),
                "max.compaction.lag.ms", millis(every),
                "min.cleanable.dirty.ratio", "0.01",
                "delete.retention.ms", millis(tombstones),
                "file.delete.delay.ms", millis(unlink),
                // entries are short, and a test can find in the files what there is
                "compression.type", "uncompressed");
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
