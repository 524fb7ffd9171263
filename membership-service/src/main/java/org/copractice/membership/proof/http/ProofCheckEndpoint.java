package org.copractice.membership.proof.http;

import static org.copractice.eventsourcing.store.Pipeline.bind;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.OpenApi;
import org.copractice.eventsourcing.store.Database;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a third party needs to check a proof. Open to everybody: whoever holds a proof knows its
/// id, which nobody can guess, and learns nothing more than whether it counts.
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Path("/v1")
@Tag(name = "Proofs")
class ProofCheckEndpoint {

    private static final String STATUS =
            """
            SELECT CASE
                WHEN p.revoked OR m.status IS DISTINCT FROM 'active'
                    OR o.status IS NOT DISTINCT FROM 'forgotten' THEN 'revoked'
                WHEN p.until <= now() THEN 'expired'
                ELSE 'valid' END
            FROM proof p LEFT JOIN membership m ON m.id = p.membership
                LEFT JOIN person o ON o.id = p.person
            WHERE p.id = ?\
            """;

    @Schema(name = "ProofStatus")
    record Status(
            @Schema(required = true) UUID id,
            @Schema(
                            required = true,
                            enumeration = {"valid", "expired", "revoked"})
                    String status) {}

    private final Database database;
    private final Signatory signatory;

    ProofCheckEndpoint(Database database, Signatory signatory) {
        this.database = database;
        this.signatory = signatory;
    }

    @GET
    @Path("/proofs/{id}")
    @Operation(
            operationId = "getProofStatus",
            summary = "Whether a proof counts",
            description =
                    "`id` is `jti` of the proof. Revoked is also one whose membership is over. No"
                            + " token is needed.",
            extensions = @Extension(name = OpenApi.OPEN, value = "true"))
    @APIResponse(
            responseCode = "200",
            description = "Valid, expired or revoked",
            content = @Content(schema = @Schema(implementation = Status.class)))
    public Response status(UUID id) {
        var status =
                database.<String>read(connection -> {
                    try (var statement = connection.prepareStatement(STATUS)) {
                        bind(statement, List.of(id));
                        try (var row = statement.executeQuery()) {
                            return row.next() ? row.getString(1) : null;
                        }
                    }
                });
        if (status == null) {
            throw HttpProblem.notFound();
        }
        return Response.ok(new Status(id, status)).header("Cache-Control", "no-store").build();
    }

    @GET
    @Path("/proof-keys")
    @Operation(
            operationId = "getProofKeys",
            summary = "The keys that proofs are verified with",
            description =
                    "A JWK Set (RFC 7517); `kid` of a proof names its key. No token is needed.",
            extensions = @Extension(name = OpenApi.OPEN, value = "true"))
    @APIResponse(
            responseCode = "200",
            description = "All keys whose proofs may still count",
            content = @Content(schema = @Schema(implementation = KeySet.class)))
    public Response keys() {
        return Response.ok(signatory.publishedKeys())
                .header("Cache-Control", "public, max-age=3600")
                .build();
    }

    /// A JWK Set's form, for the documentation.
    @Schema(name = "ProofKeys")
    record KeySet(@Schema(required = true) List<Key> keys) {

        @Schema(name = "ProofKey")
        record Key(
                @Schema(required = true, examples = "EC") String kty,
                @Schema(required = true, examples = "P-256") String crv,
                @Schema(required = true) String kid,
                @Schema(required = true) String x,
                @Schema(required = true) String y,
                @Schema(required = true, examples = "ES256") String alg,
                @Schema(required = true, examples = "sig") String use) {}
    }
}
