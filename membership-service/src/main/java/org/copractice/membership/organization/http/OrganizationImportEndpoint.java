package org.copractice.membership.organization.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.copractice.eventsourcing.command.Answers;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.http.Requests;
import org.copractice.eventsourcing.http.Upload;
import org.copractice.membership.organization.ImportEvent;
import org.copractice.membership.organization.ImportEvent.Finished;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Takes organizations from a file.
@RunOnVirtualThread
@Path("/v1/organizations/imports")
@Tag(name = "Organizations")
class OrganizationImportEndpoint {

    /// What an import did, or would do.
    record Summary(int rows, int created, int changed, int unchanged, boolean dryRun) {

        static Summary of(ImportEvent event) {
            return switch (event) {
                case Finished(var rows, var created, var changed, var unchanged, var dryRun) ->
                        new Summary(rows, created, changed, unchanged, dryRun);
            };
        }
    }

    private final OrganizationImport imports;
    private final Answers<ImportEvent> answers;
    private final Requests requests;

    OrganizationImportEndpoint(
            OrganizationImport imports, Answers<ImportEvent> answers, Requests requests) {
        this.imports = imports;
        this.answers = answers;
        this.requests = requests;
    }

    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importOrganizations",
            summary = "Register and change organizations from a CSV file",
            description =
                    "UTF-8, RFC 4180, with the columns name, kind, county, within, website in the"
                            + " first line, and id, region, status as an export has them. Without an"
                            + " id a row means the organization of that kind, county and name (accents"
                            + " and case aside). All rows are checked first; a fault in any means that"
                            + " nothing is imported. The same file may be sent again at any time and"
                            + " changes nothing twice.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 41_943_040)))
    @APIResponse(
            responseCode = "200",
            description = "Imported; with dry-run, what an import would do",
            content = @Content(schema = @Schema(implementation = Summary.class)))
    public Summary run(
            Upload file,
            @RestQuery("dry-run")
                    @Schema(
                            enumeration = {"true", "false"},
                            defaultValue = "false")
                    String dryRun) {
        if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            throw HttpProblem.invalid(Fault.parameter("dry-run", "invalid", "true or false."));
        }
        try (file) {
            return Summary.of(
                    answers.once(
                            requests.context(), () -> imports.run(file, "true".equals(dryRun))));
        }
    }
}
