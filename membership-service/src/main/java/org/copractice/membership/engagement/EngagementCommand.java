package org.copractice.membership.engagement;

import java.time.LocalDate;
import java.util.UUID;
import org.copractice.membership.engagement.Step.Reason;

/// What can be asked of a request for a thought partner.
public sealed interface EngagementCommand {

    record Ask(Request request) implements EngagementCommand {}

    record Accept(UUID expert, LocalDate on) implements EngagementCommand {}

    record Decline(LocalDate on, Reason reason) implements EngagementCommand {}

    record Complete(LocalDate on, String outcome) implements EngagementCommand {}

    record Withdraw(LocalDate on) implements EngagementCommand {}
}
