package org.copractice.membership.membership.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.copractice.membership.membership.Membership;
import org.copractice.membership.membership.MembershipCommand;
import org.copractice.membership.membership.MembershipEvent;
import org.copractice.membership.membership.Step;
import org.copractice.membership.membership.directory.MembershipView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// How memberships begin and where they are found. Their id follows from community and member, so
/// nobody mints one.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/memberships")
@Tag(name = "Memberships")
class MembershipEndpoint {

    private static final List<String> STATUSES =
            Arrays.stream(Step.Status.values()).map(Step.Status::code).toList();

    private final Records<MembershipCommand, Membership, MembershipEvent, MembershipView>
            memberships;
    private final References references;

    MembershipEndpoint(
            Records<MembershipCommand, Membership, MembershipEvent, MembershipView> memberships,
            References references) {
        this.memberships = memberships;
        this.references = references;
    }

    @POST
    @Operation(
            operationId = "beginMembership",
            summary = "Invite to a community, or ask to become a member")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "ETag of the membership, to begin it again; none for the first time",
            schema = @Schema(implementation = String.class))
    @APIResponse(
            responseCode = "200",
            description = "Already so, or begun again after it was declined, lapsed or ended")
    @APIResponse(responseCode = "201", description = "Invited or requested for the first time")
    @APIResponse(
            responseCode = "409",
            description = "answer-awaited, member-already, before-latest-step")
    public Response begin(@Valid @NotNull MembershipBody body) {
        var parties = body.parties();
        references
                .check("/community", "community", "id", parties.community())
                .check("/organization", "organization", "id", parties.organization())
                .checkPerson("/person", "person", parties.person())
                .orFail();
        var id = parties.membership();
        return memberships.handle(id, id, body.command(parties));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getMembership", summary = "A membership, now or as of a date")
    @APIResponse(responseCode = "200", description = "The membership")
    public Response get(UUID id, @BeanParam Reading reading) {
        return memberships.get(id, reading);
    }

    @GET
    @Operation(
            operationId = "listMemberships",
            summary = "Memberships in the order in which they began")
    @APIResponse(responseCode = "200", description = "A page of memberships")
    public Response list(
            @RestQuery String community,
            @RestQuery String organization,
            @RestQuery String person,
            @RestQuery String status,
            @RestQuery @Schema(defaultValue = "began-on") String sort,
            @BeanParam Paging paging) {
        return memberships.list(
                paging.sortedBy(sort),
                Filter.id("community = ?::uuid", "community", community),
                Filter.id("organization = ?::uuid", "organization", organization),
                Filter.id("person IN (SELECT same_person(?::uuid))", "person", person),
                Filter.oneOf(STATUSES, "status", status));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getMembershipHistory", summary = "What happened, when, by whom")
    public Response history(UUID id, @BeanParam Paging paging) {
        return memberships.history(id, paging);
    }
}
