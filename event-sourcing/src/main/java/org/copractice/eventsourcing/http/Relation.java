package org.copractice.eventsourcing.http;

import java.util.Optional;
import java.util.UUID;

/// What may tie a caller to the record in the path, so that they may do with it what their roles do
/// not allow: it is their own, for example.
public interface Relation {

    /// As people say it, such as `own record`.
    String name();

    /// @param subject of the caller's token
    /// @return the person that the caller is; empty when nothing ties them to the record
    Optional<UUID> tie(String subject, UUID record);
}
