package org.copractice.membership.listing.match;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Requests;
import org.copractice.membership.listing.match.Matching.Regions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// An offer has no matches: to look for one is to ask, so it answers like an ask that is not there.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/listings")
@Tag(name = "Offers and asks")
class MatchEndpoint {

    private final Candidates candidates;
    private final Requests requests;
    private final Clock clock;

    MatchEndpoint(Candidates candidates, Requests requests, Clock clock) {
        this.candidates = candidates;
        this.requests = requests;
        this.clock = clock;
    }

    @GET
    @Path("/{id}/matches")
    @Operation(
            operationId = "getListingMatches",
            summary = "The offers that fit an ask, other regions first")
    @APIResponse(responseCode = "200", description = "On that day, or today")
    public MatchesView get(
            UUID id,
            @RestQuery @DefaultValue("any") @Parameter(description = "any, other or same")
                    String region,
            @RestQuery @Parameter(description = "A date like 2026-09-01; today, if absent")
                    String on) {
        Filter.oneOf(List.of("any", "other", "same"), "region", region);
        var day =
                on == null
                        ? LocalDate.now(clock.withZone(requests.timeZone()))
                        : Filter.day("on", on);
        var ask = candidates.ask(id).orElseThrow(HttpProblem::notFound);
        var regions = Regions.valueOf(region.toUpperCase(Locale.ROOT));
        return MatchesView.of(id, day, Matching.match(ask, candidates.offers(day), regions));
    }
}
