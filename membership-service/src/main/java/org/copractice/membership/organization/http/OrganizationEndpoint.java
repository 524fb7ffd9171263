package org.copractice.membership.organization.http;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Reading;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.eventsourcing.http.Search;
import org.copractice.eventsourcing.http.Text;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.membership.csv.FileTypes;
import org.copractice.membership.organization.Organization;
import org.copractice.membership.organization.OrganizationCommand;
import org.copractice.membership.organization.OrganizationCommand.Close;
import org.copractice.membership.organization.OrganizationCommand.Reopen;
import org.copractice.membership.organization.OrganizationEvent;
import org.copractice.membership.organization.directory.OrganizationView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Turns HTTP into commands about organizations. The caller may mint the id, so a lost answer may
/// be asked for again.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/organizations")
@Tag(name = "Organizations")
class OrganizationEndpoint {

    record Closure(
            @NotNull(message = "The date is needed.") LocalDate on,
            @NotNull(message = "A reason is needed.")
                    @Text(max = 1000, lines = true)
                    @Schema(examples = "Merged into the county office", maxLength = 1000)
                    String reason) {}

    private final Records<OrganizationCommand, Organization, OrganizationEvent, OrganizationView>
            organizations;
    private final References references;
    private final KindLimits limits;
    private final OrganizationExport export;

    OrganizationEndpoint(
            Records<OrganizationCommand, Organization, OrganizationEvent, OrganizationView>
                    organizations,
            References references,
            KindLimits limits,
            OrganizationExport export) {
        this.organizations = organizations;
        this.references = references;
        this.limits = limits;
        this.export = export;
    }

    @POST
    @Operation(operationId = "createOrganization", summary = "Register an organization")
    @APIResponse(responseCode = "201", description = "Registered")
    public Response create(@Valid @NotNull OrganizationBody body) {
        return put(UuidCreator.getTimeOrderedEpoch(), body);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "putOrganization", summary = "Register or change an organization")
    @APIResponse(responseCode = "200", description = "Changed, or already so")
    @APIResponse(responseCode = "201", description = "Registered")
    @APIResponse(
            responseCode = "409",
            description = "part-of-itself, county-needed, county-has-one, organization-closed")
    public Response put(UUID id, @Valid @NotNull OrganizationBody body) {
        references
                .check("/kind", "organization_kind", "code", body.kind())
                .check("/county", "county", "code", body.county())
                .check("/within", "organization", "id", body.within())
                .orFail();
        return organizations.handle(id, id, body.register(id, limits.onePerCounty(body.kind())));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getOrganization", summary = "An organization, now or as of a date")
    @APIResponse(responseCode = "200", description = "The organization")
    public Response get(UUID id, @BeanParam Reading reading) {
        return organizations.get(id, reading);
    }

    @GET
    @Operation(operationId = "listOrganizations", summary = "Organizations in the order of names")
    @APIResponse(
            responseCode = "200",
            description = "A page of organizations",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Page.class)),
                @Content(
                        mediaType = FileTypes.CSV,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        description = "All that match, not a page of them"))
            })
    @Produces({MediaType.APPLICATION_JSON, FileTypes.CSV})
    public Response list(
            @RestQuery
                    @Parameter(
                            description =
                                    "Words of the name, best match first: also how a word begins, and"
                                            + " with a slip; accents and case aside")
                    String q,
            @RestQuery String kind,
            @RestQuery String county,
            @RestQuery String region,
            @RestQuery String name,
            @RestQuery String status,
            @RestQuery @Schema(defaultValue = "name") String sort,
            @BeanParam Paging paging,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var filters =
                new Filter[] {
                    Filter.equal("kind", kind),
                    Filter.equal("county", county),
                    Filter.number(
                            "county IN (SELECT code FROM county WHERE region = ?::int)",
                            "region",
                            region),
                    Filter.startsWith("sort_name", SortKey.of(name)),
                    Filter.oneOf(List.of("open", "closed"), "status", status)
                };
        paging.lookingFor(Search.of("q", q));
        return FileTypes.asked(headers, uri, List.of(FileTypes.CSV)).isPresent()
                ? export.of(paging.sortedBy(sort), filters)
                : organizations.list(paging.sortedBy(sort), filters);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getOrganizationHistory", summary = "What happened, when, by whom")
    public Response history(UUID id, @BeanParam Paging paging) {
        return organizations.history(id, paging);
    }

    @POST
    @Path("/{id}/closure")
    @Operation(operationId = "closeOrganization", summary = "Record that it exists no longer")
    @APIResponse(responseCode = "200", description = "Closed, or already so")
    public Response close(UUID id, @Valid @NotNull Closure body) {
        return organizations.change(id, id, new Close(body.on(), body.reason()));
    }

    @DELETE
    @Path("/{id}/closure")
    @Operation(operationId = "reopenOrganization", summary = "Take a closure back")
    @APIResponse(responseCode = "200", description = "Open, now or already")
    public Response reopen(UUID id, @RestQuery @Text(max = 1000) String reason) {
        return organizations.change(id, id, new Reopen(reason));
    }

    /// The list's form, for the documentation.
    record Page(List<OrganizationView> items, String next) {}
}
