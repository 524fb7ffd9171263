package org.copractice.membership.cohort;

import java.time.LocalDate;
import java.util.UUID;

/// What can be asked of a cohort.
public sealed interface CohortCommand {

    /// Formed, or called something else.
    record Form(UUID community, Label label, ProgramYear year) implements CohortCommand {}

    record Join(UUID person, LocalDate on) implements CohortCommand {}

    record Leave(UUID person, LocalDate on) implements CohortCommand {}

    /// @param community of the leader, and its year: neither ever changes, so they may come with
    ///   the command
    record Entrust(UUID leader, UUID community, ProgramYear year, LocalDate on)
            implements CohortCommand {}

    record Release(LocalDate on) implements CohortCommand {}
}
