package org.copractice.membership.community.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.copractice.eventsourcing.http.Records;
import org.copractice.membership.community.Community;
import org.copractice.membership.community.CommunityCommand;
import org.copractice.membership.community.CommunityEvent;
import org.copractice.membership.community.directory.CommunityView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The only way by which focus areas and stages change.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/communities/{id}/decisions")
@Tag(name = "Communities")
class DecisionEndpoint {

    private final Records<CommunityCommand, Community, CommunityEvent, CommunityView> communities;

    DecisionEndpoint(
            Records<CommunityCommand, Community, CommunityEvent, CommunityView> communities) {
        this.communities = communities;
    }

    @POST
    @Operation(
            operationId = "recordDecision",
            summary =
                    "Adopt or retire focus areas, or enter another stage, as the committee decided")
    @APIResponse(
            responseCode = "200",
            description = "The community after the decision, recorded now or before")
    @APIResponse(
            responseCode = "409",
            description =
                    "no-committee, nothing-decided, decision-exists, focus-area-exists,"
                            + " focus-area-unknown, retired-before-adopted, stage-unchanged,"
                            + " stage-out-of-order")
    public Response decide(UUID id, @Valid @NotNull DecisionBody body) {
        return communities.change(id, id, body.decide());
    }
}
