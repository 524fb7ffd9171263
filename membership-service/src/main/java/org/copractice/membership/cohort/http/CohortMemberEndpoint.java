package org.copractice.membership.cohort.http;

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
import org.copractice.eventsourcing.http.Day;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.membership.cohort.Cohort;
import org.copractice.membership.cohort.CohortCommand;
import org.copractice.membership.cohort.CohortCommand.Join;
import org.copractice.membership.cohort.CohortCommand.Leave;
import org.copractice.membership.cohort.CohortCommand.Release;
import org.copractice.membership.cohort.CohortEvent;
import org.copractice.membership.cohort.directory.CohortView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Who is in a cohort, and who leads it.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/cohorts/{id}")
@Tag(name = "Mentoring")
class CohortMemberEndpoint {

    @Schema(name = "CohortMemberBody")
    record MemberBody(
            @NotNull(message = "The id of a person is needed.")
                    @Schema(description = "Id of a person")
                    UUID person,
            @NotNull(message = "The date is needed.") @Day LocalDate on) {}

    @Schema(name = "CohortLeadBody")
    record LeadBody(
            @Schema(description = "Id of an earlier cohort; absent when it leads itself")
                    UUID cohort,
            @NotNull(message = "The date is needed.") @Day LocalDate on) {}

    private final Records<CohortCommand, Cohort, CohortEvent, CohortView> cohorts;
    private final References references;
    private final Leaders leaders;

    CohortMemberEndpoint(
            Records<CohortCommand, Cohort, CohortEvent, CohortView> cohorts,
            References references,
            Leaders leaders) {
        this.cohorts = cohorts;
        this.references = references;
        this.leaders = leaders;
    }

    @POST
    @Path("/members")
    @Operation(operationId = "joinCohort", summary = "Record that a person joins")
    @APIResponse(responseCode = "200", description = "The cohort with the person, now or before")
    @APIResponse(responseCode = "409", description = "in-cohort-already, before-leaving")
    public Response join(UUID id, @Valid @NotNull MemberBody body) {
        references.checkPerson("/person", "person", body.person()).orFail();
        return cohorts.change(id, id, new Join(body.person(), body.on()));
    }

    @POST
    @Path("/departures")
    @Operation(operationId = "leaveCohort", summary = "Record that a person leaves")
    @APIResponse(responseCode = "200", description = "The cohort without the person, now or before")
    @APIResponse(responseCode = "409", description = "not-in-cohort, before-joining")
    public Response leave(UUID id, @Valid @NotNull MemberBody body) {
        return cohorts.change(id, id, new Leave(body.person(), body.on()));
    }

    @POST
    @Path("/lead")
    @Operation(operationId = "entrustCohort", summary = "Record which earlier cohort leads it")
    @APIResponse(responseCode = "200", description = "The cohort with who leads it, now or before")
    @APIResponse(
            responseCode = "409",
            description = "leader-elsewhere, leader-not-earlier, before-latest-lead")
    public Response lead(UUID id, @Valid @NotNull LeadBody body) {
        references.check("/cohort", "cohort", "id", body.cohort()).orFail();
        return cohorts.change(
                id,
                id,
                body.cohort() == null
                        ? new Release(body.on())
                        : leaders.entrust(body.cohort(), body.on()));
    }
}
