package org.copractice.membership.mentoring;

import java.time.LocalDate;
import java.util.UUID;

/// What can happen to a mentoring. Stored for ever, so no component is ever renamed, retyped or
/// removed.
public sealed interface MentoringEvent {

    /// For the first time or again. Exactly one of focus area and topic is present.
    record Begun(
            UUID community, UUID mentor, UUID mentee, UUID focusArea, String topic, LocalDate on)
            implements MentoringEvent {}

    /// @param on the first day on which it goes on no longer
    record Ended(LocalDate on, Ending ending) implements MentoringEvent {}
}
