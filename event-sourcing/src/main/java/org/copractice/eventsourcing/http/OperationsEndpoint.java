package org.copractice.eventsourcing.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.copractice.eventsourcing.readmodel.ReadModels;
import org.copractice.eventsourcing.readmodel.ReadModels.Progress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// For those who run the service; not reachable through the gateway.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/operations/read-models")
@Tag(name = "Operations")
class OperationsEndpoint {

    private final ReadModels readModels;

    OperationsEndpoint(ReadModels readModels) {
        this.readModels = readModels;
    }

    @GET
    @Operation(operationId = "listReadModels", summary = "Read models and how far each has come")
    @APIResponse(responseCode = "200", description = "All read models of the service")
    public List<Progress> list() {
        return readModels.progress();
    }

    @POST
    @Path("/{name}/rebuild")
    @Operation(
            operationId = "rebuildReadModel",
            summary = "Fill a read model anew while the old one serves")
    @APIResponse(responseCode = "202", description = "Under way; see the list for its progress")
    @APIResponse(
            responseCode = "404",
            description = "There is no such read model",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    public Response rebuild(String name) {
        if (!readModels.rebuild(name)) {
            throw HttpProblem.notFound();
        }
        return Response.accepted().build();
    }
}
