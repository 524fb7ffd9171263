package org.copractice.eventsourcing.store;

import java.util.UUID;

/// A caller's `Idempotency-Key` and what it was sent with, both as hashes: neither is kept in
/// clear.
///
/// @param key of the caller and the key
/// @param fingerprint of method, path, precondition and body
public record IdempotencyKey(UUID key, UUID fingerprint) {

    /// The first answer given for a key: the state of a stream at a revision.
    ///
    /// @param created whether that command created the record
    public record Answer(UUID fingerprint, UUID stream, int revision, boolean created) {}
}
