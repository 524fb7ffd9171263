package org.copractice.membership.community.lineage;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.References;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// A predecessor does not know its successors; this does.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1/communities")
@Tag(name = "Communities")
class LineageEndpoint {

    private final Lineage lineage;
    private final References references;

    LineageEndpoint(Lineage lineage, References references) {
        this.lineage = lineage;
        this.references = references;
    }

    @GET
    @Path("/{id}/lineage")
    @Operation(
            operationId = "getCommunityLineage",
            summary = "The communities before and after this one")
    @APIResponse(responseCode = "200", description = "Both directions, in the order of names")
    public LineageView get(UUID id) {
        if (!references.exists("community", "id", id)) {
            throw HttpProblem.notFound();
        }
        return LineageView.of(id, lineage.of(id));
    }
}
