package org.copractice.membership.membership.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.membership.membership.MembershipCommand;
import org.copractice.membership.membership.MembershipCommand.Invite;
import org.copractice.membership.membership.MembershipCommand.Request;
import org.copractice.membership.membership.Parties;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a membership begins: with an invitation by the community, or at the request of who would be
/// a member.
@Schema(name = "MembershipBody")
record MembershipBody(
        @NotNull(message = "The id of a community is needed.") UUID community,
        @Schema(description = "The member, unless it is a person") UUID organization,
        @Schema(description = "Id of the member, unless it is an organization") UUID person,
        @NotNull(message = "Say who asked: invited or requested.")
                @Pattern(regexp = "invited|requested", message = "One of invited, requested.")
                @Schema(enumeration = {"invited", "requested"})
                String by,
        @NotNull(message = "The date is needed.") LocalDate on) {

    /// @throws HttpProblem unless exactly one of organization and person is there
    Parties parties() {
        if (organization == null && person == null) {
            throw HttpProblem.invalid(
                    Fault.at("/organization", "missing", "An organization or a person is needed."));
        }
        if (organization != null && person != null) {
            throw HttpProblem.invalid(
                    Fault.at("/person", "invalid", "Either an organization or a person."));
        }
        return new Parties(community, organization, person);
    }

    MembershipCommand command(Parties parties) {
        return by.equals("invited") ? new Invite(parties, on) : new Request(parties, on);
    }
}
