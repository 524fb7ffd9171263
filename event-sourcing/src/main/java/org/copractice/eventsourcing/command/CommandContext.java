package org.copractice.eventsourcing.command;

import java.time.Instant;
import java.util.Optional;
import org.copractice.eventsourcing.Metadata;
import org.copractice.eventsourcing.store.IdempotencyKey;

/// What comes with a command and is not part of it.
///
/// @param now when it was received, UTC
public record CommandContext(
        Metadata metadata, Expected expected, Optional<IdempotencyKey> key, Instant now) {

    CommandContext withoutKey() {
        return new CommandContext(metadata, expected, Optional.empty(), now);
    }
}
