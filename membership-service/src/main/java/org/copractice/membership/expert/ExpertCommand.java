package org.copractice.membership.expert;

import java.time.LocalDate;

/// What can be asked of an expert's offer.
public sealed interface ExpertCommand {

    /// Made, revised, or made again.
    record Offer(Provider provider, Field field, LocalDate on) implements ExpertCommand {}

    record Withdraw(LocalDate on) implements ExpertCommand {}
}
