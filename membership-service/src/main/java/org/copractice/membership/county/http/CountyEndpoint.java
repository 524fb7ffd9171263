package org.copractice.membership.county.http;

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
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.http.Reading;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.county.County;
import org.copractice.membership.county.CountyCommand;
import org.copractice.membership.county.CountyCommand.Register;
import org.copractice.membership.county.CountyEvent;
import org.copractice.membership.county.directory.CountyView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Turns HTTP into commands about counties, which people know by their code.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/counties")
@Tag(name = "Counties")
class CountyEndpoint {

    private static final Pattern CODE = Pattern.compile("[0-9]{2}");

    private final Records<CountyCommand, County, CountyEvent, CountyView> counties;
    private final References references;

    CountyEndpoint(
            Records<CountyCommand, County, CountyEvent, CountyView> counties,
            References references) {
        this.counties = counties;
        this.references = references;
    }

    @PUT
    @Path("/{code}")
    @Operation(operationId = "putCounty", summary = "Register or change a county")
    @APIResponse(responseCode = "200", description = "Changed, or already so")
    @APIResponse(responseCode = "201", description = "Registered")
    public Response put(String code, @Valid @NotNull CountyBody body) {
        if (!CODE.matcher(code).matches()) {
            throw HttpProblem.invalid(Fault.parameter("code", "invalid", "Two digits."));
        }
        references.check("/region", "region", "number", body.region()).orFail();
        return counties.handle(id(code), code, body.register(code));
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getCounty", summary = "A county, now or as of a date")
    @APIResponse(responseCode = "200", description = "The county")
    public Response get(String code, @BeanParam Reading reading) {
        return counties.get(id(code), reading);
    }

    @GET
    @Operation(operationId = "listCounties", summary = "Counties in the order of codes")
    @APIResponse(responseCode = "200", description = "A page of counties")
    public Response list(
            @RestQuery String region,
            @RestQuery @Schema(defaultValue = "code") String sort,
            @BeanParam Paging paging) {
        return counties.list(
                paging.sortedBy(sort), Filter.number("region = ?::int", "region", region));
    }

    @GET
    @Path("/{code}/history")
    @Operation(operationId = "getCountyHistory", summary = "What happened, when, by whom")
    public Response history(String code, @BeanParam Paging paging) {
        return counties.history(id(code), paging);
    }

    private static UUID id(String code) {
        return StreamIds.named("county/" + code);
    }

    /// What a caller says of a county.
    @Schema(name = "CountyBody")
    record CountyBody(
            @NotNull(message = "A name is needed.")
                    @Text(max = 200)
                    @Schema(examples = "Marin", maxLength = 200)
                    String name,
            @NotNull(message = "The federal code is needed.")
                    @jakarta.validation.constraints.Pattern(
                            regexp = "[0-9]{5}",
                            message = "Five digits: state and county.")
                    @Schema(examples = "06041", maxLength = 5)
                    String fips,
            @NotNull(message = "The number of a region is needed.")
                    @Schema(description = "Number of a region", examples = "4")
                    Integer region) {

        Register register(String code) {
            return new Register(code, name.strip(), fips, region);
        }
    }
}
