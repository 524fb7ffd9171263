package org.copractice.eventsourcing.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.copractice.eventsourcing.EventTypes.Encoded;
import org.copractice.eventsourcing.readmodel.Rows;

/// All that one command changes. It happens wholly or not at all.
///
/// @param expected revision the decision was taken on; 0 for a new stream
/// @param ids of the events, in their order
/// @param events personal data sealed
public record Commit(
        String category,
        UUID stream,
        int expected,
        List<UUID> ids,
        List<Encoded> events,
        String metadata,
        Instant at,
        Rows rows,
        Optional<Snapshot> snapshot,
        Optional<IdempotencyKey> key,
        KeyChange keyChange) {

    /// Of a stream without personal data.
    public Commit(
            String category,
            UUID stream,
            int expected,
            List<UUID> ids,
            List<Encoded> events,
            String metadata,
            Instant at,
            Rows rows,
            Optional<Snapshot> snapshot,
            Optional<IdempotencyKey> key) {
        this(
                category,
                stream,
                expected,
                ids,
                events,
                metadata,
                at,
                rows,
                snapshot,
                key,
                new KeyChange.None());
    }

    boolean creates() {
        return expected == 0;
    }

    public int revision() {
        return expected + events.size();
    }
}
