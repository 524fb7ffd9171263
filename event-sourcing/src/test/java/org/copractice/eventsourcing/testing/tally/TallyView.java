package org.copractice.eventsourcing.testing.tally;

import java.time.Instant;
import java.util.UUID;
import org.copractice.eventsourcing.Current;
import org.copractice.eventsourcing.testing.tally.Tally.Done;
import org.copractice.eventsourcing.testing.tally.Tally.None;
import org.copractice.eventsourcing.testing.tally.Tally.Running;

/// A tally as others see it.
public record TallyView(
        UUID id,
        int revision,
        String name,
        int total,
        boolean closed,
        Instant since,
        Instant changedAt) {

    static TallyView of(Current<Tally> current) {
        return switch (current.state()) {
            case Running(var name, var total) -> of(current, name, total, false);
            case Done(var name, var total) -> of(current, name, total, true);
            case None _ -> throw new IllegalArgumentException("no tally yet");
        };
    }

    private static TallyView of(Current<Tally> current, String name, int total, boolean closed) {
        return new TallyView(
                current.stream(),
                current.revision(),
                name,
                total,
                closed,
                current.since(),
                current.at());
    }
}
