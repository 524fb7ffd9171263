package org.copractice.membership.kind.http;

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
import org.copractice.membership.kind.Kind;
import org.copractice.membership.kind.KindCommand;
import org.copractice.membership.kind.KindCommand.Register;
import org.copractice.membership.kind.KindEvent;
import org.copractice.membership.kind.directory.KindView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Turns HTTP into commands about kinds of organization, which people know by their code.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/organization-kinds")
@Tag(name = "Organization kinds")
class KindEndpoint {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final int LONGEST_CODE = 60;

    private final Records<KindCommand, Kind, KindEvent, KindView> kinds;

    KindEndpoint(Records<KindCommand, Kind, KindEvent, KindView> kinds) {
        this.kinds = kinds;
    }

    @PUT
    @Path("/{code}")
    @Operation(
            operationId = "putOrganizationKind",
            summary = "Register or change a kind of organization")
    @APIResponse(responseCode = "200", description = "Changed, or already so")
    @APIResponse(responseCode = "201", description = "Registered")
    @APIResponse(responseCode = "409", description = "limit-fixed")
    public Response put(String code, @Valid @NotNull KindBody body) {
        if (code.length() > LONGEST_CODE || !CODE.matcher(code).matches()) {
            throw HttpProblem.invalid(
                    Fault.parameter(
                            "code",
                            "invalid",
                            "Lower-case words joined by hyphens, at most 60 characters."));
        }
        return kinds.handle(id(code), code, body.register(code));
    }

    @GET
    @Path("/{code}")
    @Operation(
            operationId = "getOrganizationKind",
            summary = "A kind of organization, now or as of a date")
    @APIResponse(responseCode = "200", description = "The kind")
    public Response get(String code, @BeanParam Reading reading) {
        return kinds.get(id(code), reading);
    }

    @GET
    @Operation(
            operationId = "listOrganizationKinds",
            summary = "Kinds of organization in the order of codes")
    @APIResponse(responseCode = "200", description = "A page of kinds of organization")
    public Response list(
            @RestQuery @Schema(defaultValue = "code") String sort, @BeanParam Paging paging) {
        return kinds.list(paging.sortedBy(sort));
    }

    @GET
    @Path("/{code}/history")
    @Operation(operationId = "getOrganizationKindHistory", summary = "What happened, when, by whom")
    public Response history(String code, @BeanParam Paging paging) {
        return kinds.history(id(code), paging);
    }

    private static UUID id(String code) {
        return StreamIds.named("organization-kind/" + code);
    }

    /// What a caller says of a kind of organization.
    @Schema(name = "OrganizationKindBody")
    record KindBody(
            @NotNull(message = "A name is needed.")
                    @Text(max = 200)
                    @Schema(examples = "County office of education", maxLength = 200)
                    String name,
            @Schema(
                            description =
                                    "Whether a county has at most one open organization of this"
                                            + " kind, which must name its county. Fixed once said.",
                            defaultValue = "false")
                    Boolean onePerCounty) {

        Register register(String code) {
            return new Register(code, name.strip(), Boolean.TRUE.equals(onePerCounty));
        }
    }
}
