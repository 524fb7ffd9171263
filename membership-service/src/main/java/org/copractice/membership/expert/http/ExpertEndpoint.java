package org.copractice.membership.expert.http;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.Day;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Reading;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.membership.expert.Expert;
import org.copractice.membership.expert.ExpertCommand;
import org.copractice.membership.expert.ExpertCommand.Offer;
import org.copractice.membership.expert.ExpertCommand.Withdraw;
import org.copractice.membership.expert.ExpertEvent;
import org.copractice.membership.expert.directory.ExpertView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Experts and what they offer. The id of a record follows from who the expert is, so nobody mints
/// one.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/experts")
@Tag(name = "Thought partners")
class ExpertEndpoint {

    @Schema(name = "OfferWithdrawal")
    record WithdrawalBody(
            @NotNull(message = "The date is needed.")
                    @Day
                    @Schema(description = "The first day on which the offer stands no longer")
                    LocalDate on) {}

    private final Records<ExpertCommand, Expert, ExpertEvent, ExpertView> experts;
    private final References references;

    ExpertEndpoint(
            Records<ExpertCommand, Expert, ExpertEvent, ExpertView> experts,
            References references) {
        this.experts = experts;
        this.references = references;
    }

    @POST
    @Operation(operationId = "offerExpertise", summary = "Record what an expert offers")
    @Parameter(
            name = "If-Match",
            in = ParameterIn.HEADER,
            description = "ETag of the expert, to revise the offer; none for the first time",
            schema = @Schema(implementation = String.class))
    @APIResponse(responseCode = "200", description = "Already so, revised, or offered again")
    @APIResponse(responseCode = "201", description = "Offered for the first time")
    @APIResponse(responseCode = "409", description = "before-latest-change")
    public Response offer(@Valid @NotNull ExpertBody body) {
        var provider = body.provider();
        references
                .check("/organization", "organization", "id", body.organization())
                .checkPerson("/person", "person", body.person())
                .orFail();
        return experts.handle(
                provider.expert(), provider.expert(), new Offer(provider, body.field(), body.on()));
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(operationId = "withdrawExpertise", summary = "Record that an offer stands no longer")
    @APIResponse(responseCode = "200", description = "Withdrawn, now or already")
    @APIResponse(responseCode = "409", description = "offer-withdrawn, before-latest-change")
    public Response withdraw(UUID id, @Valid @NotNull WithdrawalBody body) {
        return experts.change(id, id, new Withdraw(body.on()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getExpert", summary = "An expert, now or as of a date")
    @APIResponse(responseCode = "200", description = "The expert")
    public Response get(UUID id, @BeanParam Reading reading) {
        return experts.get(id, reading);
    }

    @GET
    @Operation(
            operationId = "listExperts",
            summary = "Experts in the order in which they first offered")
    @APIResponse(responseCode = "200", description = "A page of experts")
    public Response list(
            @RestQuery @Parameter(description = "Accents and case aside") String topic,
            @RestQuery @Parameter(description = "Accents and case aside") String framework,
            @RestQuery @Parameter(description = "Accents and case aside") String population,
            @RestQuery String status,
            @RestQuery @Parameter(description = "Those whose offer stands on that day") String on,
            @RestQuery @Schema(defaultValue = "offered-on") String sort,
            @BeanParam Paging paging) {
        return experts.list(
                paging.sortedBy(sort),
                Filter.matching("topics @> ARRAY[?::text]", SortKey.of(topic)),
                Filter.matching("frameworks @> ARRAY[?::text]", SortKey.of(framework)),
                Filter.matching("populations @> ARRAY[?::text]", SortKey.of(population)),
                Filter.oneOf(List.of("offered", "withdrawn"), "status", status),
                Filter.date("during @> ?::date", "on", on));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getExpertHistory", summary = "What happened, when, by whom")
    public Response history(UUID id, @BeanParam Paging paging) {
        return experts.history(id, paging);
    }
}
