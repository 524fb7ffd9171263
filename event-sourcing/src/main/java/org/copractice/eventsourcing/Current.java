package org.copractice.eventsourcing;

import java.time.Instant;
import java.util.UUID;

/// A stream folded up to a revision.
///
/// @param revision 0 before the first event
/// @param since when the first event was recorded; null before it
/// @param at when the latest event was recorded; null before the first
public record Current<S>(UUID stream, int revision, S state, Instant since, Instant at) {}
