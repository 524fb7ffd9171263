package org.copractice.membership.engagement.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.http.Day;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.engagement.Engagement;
import org.copractice.membership.engagement.EngagementCommand;
import org.copractice.membership.engagement.EngagementCommand.Accept;
import org.copractice.membership.engagement.EngagementCommand.Complete;
import org.copractice.membership.engagement.EngagementCommand.Decline;
import org.copractice.membership.engagement.EngagementCommand.Withdraw;
import org.copractice.membership.engagement.EngagementEvent;
import org.copractice.membership.engagement.Step.Reason;
import org.copractice.membership.engagement.directory.EngagementView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What becomes of a request once it was made.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/engagements/{id}")
@Tag(name = "Thought partners")
class EngagementStepEndpoint {

    @Schema(name = "EngagementAcceptance")
    record AcceptanceBody(
            @Schema(description = "Id of the expert; needed when nobody in particular was asked")
                    UUID expert,
            @NotNull(message = "The date is needed.") @Day LocalDate on) {}

    @Schema(name = "EngagementRefusal")
    record RefusalBody(
            @NotNull(message = "The date is needed.") @Day LocalDate on,
            @NotNull(message = "A reason is needed.")
                    @Pattern(
                            regexp = "no-time|other-dates|other-field|terms|unstated",
                            message = "One of no-time, other-dates, other-field, terms, unstated.")
                    @Schema(
                            enumeration = {
                                "no-time",
                                "other-dates",
                                "other-field",
                                "terms",
                                "unstated"
                            })
                    String reason) {}

    @Schema(name = "EngagementCompletion")
    record CompletionBody(
            @NotNull(message = "The date is needed.") @Day LocalDate on,
            @NotNull(message = "An outcome is needed.")
                    @Text(max = 1000, lines = true)
                    @Schema(
                            description = "About work, not about people: name nobody",
                            examples = "A full-day workshop for 40 coaches",
                            maxLength = 1000)
                    String outcome) {}

    @Schema(name = "EngagementWithdrawal")
    record WithdrawalBody(@NotNull(message = "The date is needed.") @Day LocalDate on) {}

    private final Records<EngagementCommand, Engagement, EngagementEvent, EngagementView>
            engagements;
    private final References references;

    EngagementStepEndpoint(
            Records<EngagementCommand, Engagement, EngagementEvent, EngagementView> engagements,
            References references) {
        this.engagements = engagements;
        this.references = references;
    }

    @POST
    @Path("/acceptance")
    @Operation(operationId = "acceptEngagement", summary = "Record that an expert accepts")
    @APIResponse(responseCode = "200", description = "Accepted, now or already")
    @APIResponse(
            responseCode = "409",
            description = "expert-needed, asked-of-another, out-of-turn, before-latest-step")
    public Response accept(UUID id, @Valid @NotNull AcceptanceBody body) {
        references.check("/expert", "expert", "id", body.expert()).orFail();
        return engagements.change(id, id, new Accept(body.expert(), body.on()));
    }

    @POST
    @Path("/refusal")
    @Operation(operationId = "declineEngagement", summary = "Record that a request is declined")
    @APIResponse(responseCode = "200", description = "Declined, now or already")
    @APIResponse(responseCode = "409", description = "out-of-turn, before-latest-step")
    public Response decline(UUID id, @Valid @NotNull RefusalBody body) {
        return engagements.change(id, id, new Decline(body.on(), Reason.of(body.reason())));
    }

    @POST
    @Path("/completion")
    @Operation(operationId = "completeEngagement", summary = "Record that it is done")
    @APIResponse(responseCode = "200", description = "Done, now or already")
    @APIResponse(responseCode = "409", description = "out-of-turn, before-latest-step")
    public Response complete(UUID id, @Valid @NotNull CompletionBody body) {
        return engagements.change(id, id, new Complete(body.on(), body.outcome().strip()));
    }

    @POST
    @Path("/withdrawal")
    @Operation(
            operationId = "withdrawEngagement",
            summary = "Record that a request is needed no longer")
    @APIResponse(responseCode = "200", description = "Withdrawn, now or already")
    @APIResponse(responseCode = "409", description = "out-of-turn, before-latest-step")
    public Response withdraw(UUID id, @Valid @NotNull WithdrawalBody body) {
        return engagements.change(id, id, new Withdraw(body.on()));
    }
}
