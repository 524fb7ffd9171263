package org.copractice.membership.cohort;

import java.time.LocalDate;
import java.util.UUID;

/// What can happen to a cohort. Stored for ever, so no component is ever renamed, retyped or
/// removed.
public sealed interface CohortEvent {

    /// Exactly one of number and name is present.
    ///
    /// @param programYear such as `2019-20`
    record Formed(UUID community, Integer number, String name, String programYear)
            implements CohortEvent {}

    /// Exactly one of number and name is present.
    record Renamed(Integer number, String name) implements CohortEvent {}

    record Joined(UUID person, LocalDate on) implements CohortEvent {}

    /// @param on the first day on which the person is not in it
    record Left(UUID person, LocalDate on) implements CohortEvent {}

    /// @param leader the cohort that leads it from that day on
    record Entrusted(UUID leader, LocalDate on) implements CohortEvent {}

    /// It leads itself from that day on.
    record Released(LocalDate on) implements CohortEvent {}
}
