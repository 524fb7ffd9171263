package org.copractice.membership.listing;

import java.time.LocalDate;
import java.util.UUID;

/// What can happen to a listing. Stored for ever, so no component is ever renamed, retyped or
/// removed.
public sealed interface ListingEvent {

    /// Exactly one of focus area and topic is present.
    ///
    /// @param office id of an organization
    record Listed(UUID office, Kind kind, UUID focusArea, String topic, LocalDate on)
            implements ListingEvent {}

    /// @param on the first day on which it stands no longer
    record Withdrawn(LocalDate on) implements ListingEvent {}
}
