package org.copractice.membership.engagement;

import java.time.LocalDate;
import java.util.UUID;
import org.copractice.membership.engagement.Step.Reason;

/// What can happen to a request for a thought partner. Stored for ever, so no component is ever
/// renamed, retyped or removed.
public sealed interface EngagementEvent {

    /// Exactly one of organization and community is present.
    ///
    /// @param expert null when anybody may answer
    record Asked(
            UUID organization,
            UUID community,
            UUID expert,
            String topic,
            String purpose,
            LocalDate neededBy,
            LocalDate on)
            implements EngagementEvent {}

    /// @param expert who will do it
    record Accepted(UUID expert, LocalDate on) implements EngagementEvent {}

    record Declined(LocalDate on, Reason reason) implements EngagementEvent {}

    record Done(LocalDate on, String outcome) implements EngagementEvent {}

    /// It is no longer needed.
    record Withdrawn(LocalDate on) implements EngagementEvent {}
}
