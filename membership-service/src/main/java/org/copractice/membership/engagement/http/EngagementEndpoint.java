package org.copractice.membership.engagement.http;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Reading;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.membership.engagement.Engagement;
import org.copractice.membership.engagement.EngagementCommand;
import org.copractice.membership.engagement.EngagementCommand.Ask;
import org.copractice.membership.engagement.EngagementEvent;
import org.copractice.membership.engagement.Step;
import org.copractice.membership.engagement.directory.EngagementView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Requests for a thought partner and where they are found. The caller may mint the id, so a lost
/// answer may be asked for again.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/engagements")
@Tag(name = "Thought partners")
class EngagementEndpoint {

    private static final List<String> STATUSES =
            Arrays.stream(Step.Status.values()).map(Step.Status::code).toList();

    private final Records<EngagementCommand, Engagement, EngagementEvent, EngagementView>
            engagements;
    private final References references;

    EngagementEndpoint(
            Records<EngagementCommand, Engagement, EngagementEvent, EngagementView> engagements,
            References references) {
        this.engagements = engagements;
        this.references = references;
    }

    @POST
    @Operation(operationId = "createEngagement", summary = "Ask for a thought partner")
    @APIResponse(responseCode = "201", description = "Asked")
    @APIResponse(responseCode = "409", description = "needed-before-asked")
    public Response create(@Valid @NotNull RequestBody body) {
        return put(UuidCreator.getTimeOrderedEpoch(), body);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "putEngagement", summary = "Ask for a thought partner, once")
    @APIResponse(responseCode = "200", description = "Asked before")
    @APIResponse(responseCode = "201", description = "Asked")
    @APIResponse(responseCode = "409", description = "needed-before-asked, request-exists")
    public Response put(UUID id, @Valid @NotNull RequestBody body) {
        var ask = new Ask(body.request());
        references
                .check("/organization", "organization", "id", body.organization())
                .check("/community", "community", "id", body.community())
                .check("/expert", "expert", "id", body.expert())
                .orFail();
        return engagements.handle(id, id, ask);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getEngagement", summary = "A request, now or as of a date")
    @APIResponse(responseCode = "200", description = "The request")
    public Response get(UUID id, @BeanParam Reading reading) {
        return engagements.get(id, reading);
    }

    @GET
    @Operation(
            operationId = "listEngagements",
            summary = "Requests in the order of the day by which they are needed")
    @APIResponse(responseCode = "200", description = "A page of requests")
    public Response list(
            @RestQuery @Parameter(description = "Open ones are `asked`") String status,
            @RestQuery String organization,
            @RestQuery String community,
            @RestQuery String expert,
            @RestQuery @Parameter(description = "Accents and case aside") String topic,
            @RestQuery @Schema(defaultValue = "needed-by") String sort,
            @BeanParam Paging paging) {
        return engagements.list(
                paging.sortedBy(sort),
                Filter.oneOf(STATUSES, "status", status),
                Filter.id("organization = ?::uuid", "organization", organization),
                Filter.id("community = ?::uuid", "community", community),
                Filter.id("expert = ?::uuid", "expert", expert),
                Filter.equal("topic", SortKey.of(topic)));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getEngagementHistory", summary = "What happened, when, by whom")
    public Response history(UUID id, @BeanParam Paging paging) {
        return engagements.history(id, paging);
    }
}
