package org.copractice.membership.membership.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.membership.Membership;
import org.copractice.membership.membership.MembershipCommand;
import org.copractice.membership.membership.MembershipCommand.Admit;
import org.copractice.membership.membership.MembershipCommand.Answer;
import org.copractice.membership.membership.MembershipCommand.End;
import org.copractice.membership.membership.MembershipCommand.Lapse;
import org.copractice.membership.membership.MembershipCommand.Refuse;
import org.copractice.membership.membership.MembershipCommand.Renew;
import org.copractice.membership.membership.MembershipEvent;
import org.copractice.membership.membership.directory.MembershipView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What happens to a membership once it has begun.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/memberships/{id}")
@Tag(name = "Memberships")
class StepEndpoint {

    @Schema(name = "AnswerBody")
    record AnswerBody(
            @NotNull(message = "Accepted or not?") Boolean accepted,
            @NotNull(message = "The date is needed.") LocalDate on) {}

    @Schema(name = "StepBody")
    record StepBody(@NotNull(message = "The date is needed.") LocalDate on) {}

    @Schema(name = "ReasonedStepBody")
    record ReasonedStepBody(
            @NotNull(message = "The date is needed.") LocalDate on,
            @NotNull(message = "A reason is needed.")
                    @Text(max = 1000, lines = true)
                    @Schema(maxLength = 1000)
                    String reason) {}

    private final Records<MembershipCommand, Membership, MembershipEvent, MembershipView>
            memberships;

    StepEndpoint(
            Records<MembershipCommand, Membership, MembershipEvent, MembershipView> memberships) {
        this.memberships = memberships;
    }

    @POST
    @Path("/answer")
    @Operation(operationId = "answerInvitation", summary = "Accept or decline an invitation")
    @APIResponse(responseCode = "200", description = "Answered, now or already")
    @APIResponse(responseCode = "409", description = "not-invited, before-latest-step")
    public Response answer(UUID id, @Valid @NotNull AnswerBody body) {
        return memberships.change(id, id, new Answer(body.accepted(), body.on()));
    }

    @POST
    @Path("/admission")
    @Operation(operationId = "admitMember", summary = "Grant a request")
    @APIResponse(responseCode = "200", description = "Admitted, now or already")
    @APIResponse(responseCode = "409", description = "not-requested, before-latest-step")
    public Response admit(UUID id, @Valid @NotNull StepBody body) {
        return memberships.change(id, id, new Admit(body.on()));
    }

    @POST
    @Path("/refusal")
    @Operation(operationId = "refuseMember", summary = "Turn a request down")
    @APIResponse(responseCode = "200", description = "Refused, now or already")
    @APIResponse(responseCode = "409", description = "not-requested, before-latest-step")
    public Response refuse(UUID id, @Valid @NotNull ReasonedStepBody body) {
        return memberships.change(id, id, new Refuse(body.on(), body.reason().strip()));
    }

    @POST
    @Path("/lapse")
    @Operation(operationId = "lapseMembership", summary = "Record that it was not kept up")
    @APIResponse(responseCode = "200", description = "Lapsed, now or already")
    @APIResponse(responseCode = "409", description = "not-active, before-latest-step")
    public Response lapse(UUID id, @Valid @NotNull ReasonedStepBody body) {
        return memberships.change(id, id, new Lapse(body.on(), body.reason().strip()));
    }

    @POST
    @Path("/renewal")
    @Operation(operationId = "renewMembership", summary = "Carry it on, or take it up again")
    @APIResponse(responseCode = "200", description = "Renewed, now or already")
    @APIResponse(responseCode = "409", description = "not-renewable, before-latest-step")
    public Response renew(UUID id, @Valid @NotNull StepBody body) {
        return memberships.change(id, id, new Renew(body.on()));
    }

    @POST
    @Path("/ending")
    @Operation(operationId = "endMembership", summary = "End it, or withdraw what began it")
    @APIResponse(responseCode = "200", description = "Ended, now or already")
    @APIResponse(responseCode = "409", description = "ended-before, before-latest-step")
    public Response end(UUID id, @Valid @NotNull ReasonedStepBody body) {
        return memberships.change(id, id, new End(body.on(), body.reason().strip()));
    }
}
