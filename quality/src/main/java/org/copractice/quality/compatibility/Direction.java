package org.copractice.quality.compatibility;

/// Who sends what a schema describes.
enum Direction {
    /// Clients to us: what was accepted must still be accepted.
    ASKED,
    /// We to clients: what is sent now must have been promised.
    TOLD
}
