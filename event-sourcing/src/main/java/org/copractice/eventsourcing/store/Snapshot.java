package org.copractice.eventsourcing.store;

import java.time.Instant;

/// The state of a stream at a revision, as JSON, so that a long stream is not read from its start.
///
/// @param since when its first event was recorded
/// @param at when this revision was recorded
public record Snapshot(int shape, int revision, String state, Instant since, Instant at) {}
