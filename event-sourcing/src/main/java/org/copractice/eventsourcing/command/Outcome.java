package org.copractice.eventsourcing.command;

import java.util.UUID;

/// The record after a command that succeeded.
///
/// @param created whether this command created it; a repeated one gives the first answer again
public record Outcome<V>(UUID stream, int revision, V view, boolean created) {}
