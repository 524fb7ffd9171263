package org.copractice.membership.community;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What can happen to a community. Stored for ever, so no component is ever renamed, retyped or
/// removed. Absent values are null.
public sealed interface CommunityEvent {

    /// @param on the day it began, in the stage of potential
    record Founded(Charter charter, LocalDate on) implements CommunityEvent {}

    record Renamed(String name) implements CommunityEvent {}

    record SubjectsChanged(List<String> subjects) implements CommunityEvent {}

    /// @param region null unless it is regional now
    record Rescoped(Scope scope, Integer region) implements CommunityEvent {}

    record Described(String description) implements CommunityEvent {}

    record LineageCorrected(List<UUID> succeeds, List<UUID> absorbs) implements CommunityEvent {}

    record SeatAdded(UUID seat, String title) implements CommunityEvent {}

    /// @param until the first day after the term
    record TermGranted(UUID seat, UUID holder, LocalDate from, LocalDate until)
            implements CommunityEvent {}

    /// @param on the first day on which nobody holds it
    record SeatVacated(UUID seat, LocalDate on, String reason) implements CommunityEvent {}

    record Decided(Decision decision) implements CommunityEvent {}
}
