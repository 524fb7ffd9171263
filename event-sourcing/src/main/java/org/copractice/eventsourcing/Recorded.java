package org.copractice.eventsourcing;

import java.time.Instant;
import java.util.UUID;

/// An event as the store knows it. Its global position is left out on purpose: it is taken inside
/// the append, and an inline read model that used it would differ from its own rebuild. Who caused
/// it is not for rules or read models, but for the history.
///
/// @param stream id of the aggregate
/// @param revision 1, 2, 3 … within the stream, without gap
/// @param at UTC, microseconds; never earlier than the previous revision's
public record Recorded<E>(UUID stream, int revision, UUID id, E event, Instant at) {}
