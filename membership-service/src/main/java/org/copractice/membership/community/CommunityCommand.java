package org.copractice.membership.community;

import java.time.LocalDate;
import java.util.UUID;

/// What can be asked of a community.
public sealed interface CommunityCommand {

    /// Let it be known in this form, new or not.
    ///
    /// @param foundedOn null when the caller does not say
    /// @param today the day it is founded on when the caller does not say
    record Establish(UUID id, Charter charter, LocalDate foundedOn, LocalDate today)
            implements CommunityCommand {}

    record AddSeat(UUID seat, String title) implements CommunityCommand {}

    /// @param until the first day after the term
    record GrantTerm(UUID seat, UUID holder, LocalDate from, LocalDate until)
            implements CommunityCommand {}

    /// @param on the first day on which nobody holds it
    record Vacate(UUID seat, LocalDate on, String reason) implements CommunityCommand {}

    record Decide(Decision decision) implements CommunityCommand {}
}
