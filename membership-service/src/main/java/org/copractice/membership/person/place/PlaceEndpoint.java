package org.copractice.membership.person.place;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.AsOf;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.http.References;
import org.copractice.eventsourcing.http.Requests;
import org.copractice.membership.person.place.Places.OfRegion;
import org.copractice.membership.person.place.Places.Place;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Where people work.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/people")
@Tag(name = "People")
class PlaceEndpoint {

    @Schema(name = "PlacesOfPerson")
    record PlacesView(
            @Schema(required = true) UUID person,
            @Schema(required = true) LocalDate on,
            @Schema(required = true) List<Place> places) {}

    @Schema(name = "PeopleByRegion")
    record Counts(
            @Schema(required = true) LocalDate on,
            @Schema(required = true) List<OfRegion> regions) {}

    private final Places places;
    private final References references;
    private final Requests requests;

    PlaceEndpoint(Places places, References references, Requests requests) {
        this.places = places;
        this.references = references;
        this.requests = requests;
    }

    @GET
    @Path("/{id}/places")
    @Operation(
            operationId = "getPlacesOfPerson",
            summary = "County and region of a person's work on a date")
    @APIResponse(responseCode = "200", description = "One for each affiliation on that date")
    public PlacesView of(UUID id, @RestQuery String on) {
        if (!references.exists("person", "id", id)) {
            throw HttpProblem.notFound();
        }
        var day = day(on);
        places.await();
        return new PlacesView(id, day, places.of(id, day, endOf(day)));
    }

    @GET
    @Path("/counts")
    @Operation(operationId = "countPeople", summary = "People who work in each region on a date")
    @APIResponse(responseCode = "200", description = "Who works in two regions counts in both")
    public Counts counts(@RestQuery String on) {
        var day = day(on);
        places.await();
        return new Counts(day, places.byRegion(day, endOf(day)));
    }

    private Instant endOf(LocalDate day) {
        return new AsOf(null, day).moment(requests.timeZone());
    }

    private LocalDate day(String on) {
        try {
            return on == null ? requests.today() : LocalDate.parse(on);
        } catch (DateTimeParseException _) {
            throw HttpProblem.invalid(Fault.parameter("on", "invalid", "A date like 2026-07-01."));
        }
    }
}
