package org.copractice.membership.membership;

import java.time.LocalDate;
import java.util.UUID;

/// What can happen to a membership. Stored for ever, so no component is ever renamed, retyped or
/// removed.
public sealed interface MembershipEvent {

    /// The community asked. Exactly one of organization and person is present.
    record Invited(UUID community, UUID organization, UUID person, LocalDate on)
            implements MembershipEvent {}

    /// The organization or person asked; exactly one is present.
    record Requested(UUID community, UUID organization, UUID person, LocalDate on)
            implements MembershipEvent {}

    /// The answer to an invitation.
    record Accepted(LocalDate on) implements MembershipEvent {}

    /// The answer to an invitation.
    record Declined(LocalDate on) implements MembershipEvent {}

    /// The answer to a request.
    record Admitted(LocalDate on) implements MembershipEvent {}

    /// The answer to a request.
    record Refused(LocalDate on, String reason) implements MembershipEvent {}

    record Lapsed(LocalDate on, String reason) implements MembershipEvent {}

    record Renewed(LocalDate on) implements MembershipEvent {}

    record Ended(LocalDate on, String reason) implements MembershipEvent {}
}
