package org.copractice.membership.community.http;

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
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Reading;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.eventsourcing.http.Requests;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.membership.community.Community;
import org.copractice.membership.community.CommunityCommand;
import org.copractice.membership.community.CommunityEvent;
import org.copractice.membership.community.directory.CommunityView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Turns HTTP into commands about communities. The caller may mint the id, so a lost answer may be
/// asked for again.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/communities")
@Tag(name = "Communities")
class CommunityEndpoint {

    private final Records<CommunityCommand, Community, CommunityEvent, CommunityView> communities;
    private final References references;
    private final Requests requests;
    private final Clock clock;

    CommunityEndpoint(
            Records<CommunityCommand, Community, CommunityEvent, CommunityView> communities,
            References references,
            Requests requests,
            Clock clock) {
        this.communities = communities;
        this.references = references;
        this.requests = requests;
        this.clock = clock;
    }

    @POST
    @Operation(operationId = "createCommunity", summary = "Found a community")
    @APIResponse(responseCode = "201", description = "Founded, in the stage of potential")
    @APIResponse(
            responseCode = "409",
            description = "region-needed, region-not-expected, own-predecessor")
    public Response create(@Valid @NotNull CommunityBody body) {
        return put(UuidCreator.getTimeOrderedEpoch(), body);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "putCommunity", summary = "Found or change a community")
    @APIResponse(responseCode = "200", description = "Changed, or already so")
    @APIResponse(responseCode = "201", description = "Founded, in the stage of potential")
    @APIResponse(
            responseCode = "409",
            description = "region-needed, region-not-expected, own-predecessor, founded-before")
    public Response put(UUID id, @Valid @NotNull CommunityBody body) {
        var establish = body.establish(id, LocalDate.now(clock.withZone(requests.timeZone())));
        checkReferences(id, body);
        return communities.handle(id, id, establish);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCommunity", summary = "A community, now or as of a date")
    @APIResponse(responseCode = "200", description = "The community")
    public Response get(UUID id, @BeanParam Reading reading) {
        return communities.get(id, reading);
    }

    @GET
    @Operation(operationId = "listCommunities", summary = "Communities in the order of names")
    @APIResponse(responseCode = "200", description = "A page of communities")
    public Response list(
            @RestQuery String scope,
            @RestQuery String subject,
            @RestQuery String region,
            @RestQuery String stage,
            @RestQuery String name,
            @RestQuery @Schema(defaultValue = "name") String sort,
            @BeanParam Paging paging) {
        return communities.list(
                paging.sortedBy(sort),
                Filter.oneOf(CommunityBody.SCOPES, "scope", scope),
                Filter.matching("subjects @> ARRAY[?::text]", SortKey.of(subject)),
                Filter.number("region = ?::int", "region", region),
                Filter.oneOf(DecisionBody.STAGES, "stage", stage),
                Filter.startsWith("sort_name", SortKey.of(name)));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getCommunityHistory", summary = "What happened, when, by whom")
    public Response history(UUID id, @BeanParam Paging paging) {
        return communities.history(id, paging);
    }

    /// Naming itself is no unknown reference: the rule against it says so more clearly.
    private void checkReferences(UUID id, CommunityBody body) {
        var check = references.check("/region", "region", "number", body.region());
        for (int i = 0; i < body.succeeds().size(); i++) {
            check.check("/succeeds/" + i, "community", "id", unless(id, body.succeeds().get(i)));
        }
        for (int i = 0; i < body.absorbs().size(); i++) {
            check.check("/absorbs/" + i, "community", "id", unless(id, body.absorbs().get(i)));
        }
        check.orFail();
    }

    private static UUID unless(UUID self, UUID other) {
        return other.equals(self) ? null : other;
    }
}
