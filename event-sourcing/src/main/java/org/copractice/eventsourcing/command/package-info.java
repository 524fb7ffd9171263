/// From a command to its outcome: load, decide, append, and the same again when a race was lost.
///
/// A command that is answered with success is durable; one that is answered with an error left
/// nothing; a repeated idempotency key gets its first answer. Where a command came from is not
/// known here.
package org.copractice.eventsourcing.command;
