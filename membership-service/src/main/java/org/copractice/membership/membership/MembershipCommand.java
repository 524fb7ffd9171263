package org.copractice.membership.membership;

import java.time.LocalDate;

/// What can be asked of a membership.
public sealed interface MembershipCommand {

    record Invite(Parties parties, LocalDate on) implements MembershipCommand {}

    record Request(Parties parties, LocalDate on) implements MembershipCommand {}

    /// To an invitation.
    record Answer(boolean accepted, LocalDate on) implements MembershipCommand {}

    record Admit(LocalDate on) implements MembershipCommand {}

    record Refuse(LocalDate on, String reason) implements MembershipCommand {}

    record Lapse(LocalDate on, String reason) implements MembershipCommand {}

    record Renew(LocalDate on) implements MembershipCommand {}

    record End(LocalDate on, String reason) implements MembershipCommand {}
}
