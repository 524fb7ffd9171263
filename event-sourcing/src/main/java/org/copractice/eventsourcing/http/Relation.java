package org.copractice.eventsourcing.http;

import java.util.UUID;

/// What may tie a caller to the record in the path, so that they may do with it what their roles do
/// not allow: it is their own, for example.
@FunctionalInterface
public interface Relation {

    /// @param subject of the caller's token
    boolean holds(String subject, UUID record);
}
