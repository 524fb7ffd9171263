package org.copractice.membership.cohort.http;

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
import java.util.UUID;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Reading;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.membership.cohort.Cohort;
import org.copractice.membership.cohort.CohortCommand;
import org.copractice.membership.cohort.CohortEvent;
import org.copractice.membership.cohort.directory.CohortView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Cohorts and where they are found. The caller may mint the id, so a lost answer may be asked for
/// again.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/cohorts")
@Tag(name = "Mentoring")
class CohortEndpoint {

    private static final String MEMBER =
            "id IN (SELECT cohort FROM cohort_member"
                    + " WHERE person IN (SELECT same_person(?::uuid)))";
    private static final String LEADER =
            "id IN (SELECT cohort FROM cohort_leader WHERE leader = ?::uuid)";

    private final Records<CohortCommand, Cohort, CohortEvent, CohortView> cohorts;
    private final References references;

    CohortEndpoint(
            Records<CohortCommand, Cohort, CohortEvent, CohortView> cohorts,
            References references) {
        this.cohorts = cohorts;
        this.references = references;
    }

    @POST
    @Operation(operationId = "createCohort", summary = "Form a cohort")
    @APIResponse(responseCode = "201", description = "Formed")
    @APIResponse(responseCode = "409", description = "cohort-exists")
    public Response create(@Valid @NotNull CohortBody body) {
        return put(UuidCreator.getTimeOrderedEpoch(), body);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "putCohort", summary = "Form a cohort, or call it something else")
    @APIResponse(responseCode = "200", description = "Changed, or already so")
    @APIResponse(responseCode = "201", description = "Formed")
    @APIResponse(responseCode = "409", description = "cohort-exists, cohort-fixed")
    public Response put(UUID id, @Valid @NotNull CohortBody body) {
        var form = body.form();
        references.check("/community", "community", "id", body.community()).orFail();
        return cohorts.handle(id, id, form);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCohort", summary = "A cohort, now or as of a date")
    @APIResponse(responseCode = "200", description = "The cohort")
    public Response get(UUID id, @BeanParam Reading reading) {
        return cohorts.get(id, reading);
    }

    @GET
    @Operation(
            operationId = "listCohorts",
            summary = "Cohorts in the order of program years and numbers")
    @APIResponse(responseCode = "200", description = "A page of cohorts")
    public Response list(
            @RestQuery String community,
            @RestQuery("program-year") String programYear,
            @RestQuery @Parameter(description = "Id of a person who is or was in it") String member,
            @RestQuery @Parameter(description = "Id of a cohort that leads or led it")
                    String leader,
            @RestQuery @Schema(defaultValue = "label") String sort,
            @BeanParam Paging paging) {
        return cohorts.list(
                paging.sortedBy(sort),
                Filter.id("community = ?::uuid", "community", community),
                Filter.equal("program_year", programYear),
                Filter.id(MEMBER, "member", member),
                Filter.id(LEADER, "leader", leader));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getCohortHistory", summary = "What happened, when, by whom")
    public Response history(UUID id, @BeanParam Paging paging) {
        return cohorts.history(id, paging);
    }
}
