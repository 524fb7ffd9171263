package org.copractice.membership.region.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.regex.Pattern;
import org.copractice.eventsourcing.StreamIds;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.http.Reading;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.region.Region;
import org.copractice.membership.region.RegionCommand;
import org.copractice.membership.region.RegionCommand.Register;
import org.copractice.membership.region.RegionEvent;
import org.copractice.membership.region.directory.RegionView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Turns HTTP into commands about regions, which people know by their number.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/regions")
@Tag(name = "Regions")
class RegionEndpoint {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]?");

    private final Records<RegionCommand, Region, RegionEvent, RegionView> regions;

    RegionEndpoint(Records<RegionCommand, Region, RegionEvent, RegionView> regions) {
        this.regions = regions;
    }

    @PUT
    @Path("/{number}")
    @Operation(operationId = "putRegion", summary = "Register or change a region")
    @APIResponse(responseCode = "200", description = "Changed, or already so")
    @APIResponse(responseCode = "201", description = "Registered")
    public Response put(String number, @Valid @NotNull RegionBody body) {
        if (!NUMBER.matcher(number).matches()) {
            throw HttpProblem.invalid(
                    Fault.parameter("number", "invalid", "A whole number from 1 to 99."));
        }
        return regions.handle(id(number), number, body.register(Integer.parseInt(number)));
    }

    @GET
    @Path("/{number}")
    @Operation(operationId = "getRegion", summary = "A region, now or as of a date")
    @APIResponse(responseCode = "200", description = "The region")
    public Response get(String number, @BeanParam Reading reading) {
        return regions.get(id(number), reading);
    }

    @GET
    @Operation(operationId = "listRegions", summary = "Regions in the order of numbers")
    @APIResponse(responseCode = "200", description = "A page of regions")
    public Response list(
            @RestQuery @Schema(defaultValue = "number") String sort, @BeanParam Paging paging) {
        return regions.list(paging.sortedBy(sort));
    }

    @GET
    @Path("/{number}/history")
    @Operation(operationId = "getRegionHistory", summary = "What happened, when, by whom")
    public Response history(String number, @BeanParam Paging paging) {
        return regions.history(id(number), paging);
    }

    private static UUID id(String number) {
        return StreamIds.named("region/" + number);
    }

    /// What a caller says of a region.
    @Schema(name = "RegionBody")
    record RegionBody(
            @NotNull(message = "A name is needed.")
                    @Text(max = 200)
                    @Schema(examples = "Region 3", maxLength = 200)
                    String name) {

        Register register(int number) {
            return new Register(number, name.strip());
        }
    }
}
