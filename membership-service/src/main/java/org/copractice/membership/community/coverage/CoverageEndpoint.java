package org.copractice.membership.community.coverage;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
import org.copractice.eventsourcing.http.AsOf;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.ProblemCode;
import org.copractice.eventsourcing.http.Requests;
import org.copractice.eventsourcing.readmodel.ReadModels;
import org.copractice.eventsourcing.store.Database;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Waits a little for what the caller may just have written, and says so when that was not enough.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/communities")
@Tag(name = "Communities")
class CoverageEndpoint {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Coverage coverage;
    private final ReadModels readModels;
    private final Requests requests;

    CoverageEndpoint(Database database, ReadModels readModels, Requests requests) {
        this.coverage = new Coverage(database);
        this.readModels = readModels;
        this.requests = requests;
    }

    @GET
    @Path("/{id}/coverage")
    @Operation(
            operationId = "getCommunityCoverage",
            summary = "Offices invited to, joined to and active in a community, by region")
    @APIResponse(responseCode = "200", description = "As of now, or as it was recorded then")
    public CoverageView get(
            UUID id,
            @RestQuery("as-of") AsOf asOf,
            @RestQuery @DefaultValue("county-office") String kind) {
        var moment = asOf == null ? null : asOf.moment(requests.timeZone());
        var reached = readModels.await(CoverageSteps.NAME, LONGEST_WAIT);
        var counted = coverage.of(id, kind, moment);
        if (counted.isEmpty()) {
            throw reached.upToDate()
                    ? HttpProblem.notFound()
                    : new HttpProblem(ProblemCode.UNAVAILABLE, "Coverage lags behind; try again.");
        }
        return CoverageView.of(id, kind, moment, counted, reached);
    }
}
