package org.copractice.eventsourcing;

/// Who caused an event and in what connection. Ids only, no names: metadata is never forgotten.
///
/// @param actor subject or client id of the token
/// @param onBehalfOf subject a machine acts for; null when it acts for itself
/// @param correlation id shared by everything that one outside request led to
/// @param causation id of the message that led to the command; null for a request from outside
/// @param trace W3C `traceparent` of the request; null when there was none
public record Metadata(
        String actor, String onBehalfOf, String correlation, String causation, String trace) {}
