package org.copractice.membership.cohort.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.References;
import org.copractice.eventsourcing.http.Requests;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// The day is one of the calendar: what was recorded about it later counts too.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/cohorts")
@Tag(name = "Mentoring")
class RosterEndpoint {

    private final Roster roster;
    private final References references;
    private final Requests requests;
    private final Clock clock;

    RosterEndpoint(Roster roster, References references, Requests requests, Clock clock) {
        this.roster = roster;
        this.references = references;
        this.requests = requests;
        this.clock = clock;
    }

    @GET
    @Path("/{id}/roster")
    @Operation(
            operationId = "getCohortRoster",
            summary = "Who is in a cohort, who leads it and whom it leads, on a day")
    @APIResponse(responseCode = "200", description = "On that day, or today")
    public RosterView get(
            UUID id,
            @RestQuery @Parameter(description = "A date like 2019-09-01; today, if absent")
                    String on) {
        var day =
                on == null
                        ? LocalDate.now(clock.withZone(requests.timeZone()))
                        : Filter.day("on", on);
        if (!references.exists("cohort", "id", id)) {
            throw HttpProblem.notFound();
        }
        return RosterView.of(id, day, roster.of(id, day));
    }
}
