package org.copractice.membership.person.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.command.Answers;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.http.Problems;
import org.copractice.eventsourcing.http.Requests;
import org.copractice.eventsourcing.http.Upload;
import org.copractice.membership.person.ImportEvent;
import org.copractice.membership.person.ImportEvent.Finished;
import org.copractice.membership.person.http.PersonImport.Progress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Takes people from a file. Who asks for lines of JSON is told how far it is; the last line is
/// what it came to.
@RunOnVirtualThread
@Path("/v1/people/imports")
@Tag(name = "People")
class PersonImportEndpoint {

    private static final String LINES = "application/x-ndjson";

    /// What an import did, or would do.
    @Schema(name = "PersonImportSummary")
    record Summary(int rows, int created, int changed, int unchanged, boolean dryRun) {

        static Summary of(ImportEvent event) {
            return switch (event) {
                case Finished(var rows, var created, var changed, var unchanged, var dryRun) ->
                        new Summary(rows, created, changed, unchanged, dryRun);
            };
        }
    }

    /// One line; all but one of its parts are absent.
    @Schema(name = "PersonImportLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @Schema(description = "Rows checked so far") Integer checked,
            @Schema(description = "Rows written so far") Integer written,
            @Schema(description = "All rows, beside either of these") Integer of,
            @Schema(description = "In the last line, when it was done") Summary done,
            @Schema(description = "In the last line, when it was not") Problem problem) {

        static Line at(String step, int rows, int all) {
            return step.equals("checked")
                    ? new Line(rows, null, all, null, null)
                    : new Line(null, rows, all, null, null);
        }
    }

    private final PersonImport imports;
    private final Answers<ImportEvent> answers;
    private final Requests requests;

    PersonImportEndpoint(PersonImport imports, Answers<ImportEvent> answers, Requests requests) {
        this.imports = imports;
        this.answers = answers;
        this.requests = requests;
    }

    @POST
    @Consumes("text/csv")
    @Produces({MediaType.APPLICATION_JSON, LINES})
    @Operation(
            operationId = "importPeople",
            summary = "Register and change people from a CSV file",
            description =
                    "UTF-8, RFC 4180, with the columns name, sort-as, pronouns, email, phone,"
                            + " subjects, expertise in the first line (several subjects with `;`"
                            + " between), if wanted organization, role, from, until for work, and id"
                            + " or key: a key of your own, which means the same person whenever you"
                            + " send it. All rows are checked first; a fault in any means that nothing"
                            + " is imported. The same file may be sent again at any time and changes"
                            + " nothing twice. With `Accept: application/x-ndjson` the answer begins at"
                            + " once and tells the progress line by line; its last line is what it came"
                            + " to.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 41_943_040)))
    @APIResponse(
            responseCode = "200",
            description = "Imported; with dry-run, what an import would do",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Summary.class)),
                @Content(mediaType = LINES, schema = @Schema(implementation = Line.class))
            })
    public Response run(
            Upload file,
            @RestQuery("dry-run")
                    @Schema(
                            enumeration = {"true", "false"},
                            defaultValue = "false")
                    String dryRun,
            @Context HttpHeaders headers) {
        if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            throw HttpProblem.invalid(Fault.parameter("dry-run", "invalid", "true or false."));
        }
        var caller = requests.subject();
        var context = requests.context();
        Function<Progress, Summary> work =
                progress -> {
                    try (file) {
                        return Summary.of(
                                answers.once(
                                        context,
                                        () ->
                                                imports.run(
                                                        file,
                                                        caller,
                                                        "true".equals(dryRun),
                                                        progress)));
                    }
                };
        if (!headers.getAcceptableMediaTypes().contains(MediaType.valueOf(LINES))) {
            return Response.ok(work.apply(Progress.UNSEEN), MediaType.APPLICATION_JSON).build();
        }
        StreamingOutput lines = stream -> tell(work, stream);
        return Response.ok(lines, LINES).build();
    }

    /// Whoever listens no more does not stop the import: its key will tell what it came to.
    private static void tell(Function<Progress, Summary> work, OutputStream stream) {
        Line last;
        try {
            var done = work.apply((step, rows, all) -> write(stream, Line.at(step, rows, all)));
            last = new Line(null, null, null, done, null);
        } catch (RuntimeException e) {
            last = new Line(null, null, null, null, Problems.of(e));
        }
        write(stream, last);
    }

    private static void write(OutputStream stream, Line line) {
        try {
            stream.write((Json.write(line) + "\n").getBytes(UTF_8));
            stream.flush();
        } catch (IOException _) {
            // nobody listens any more
        }
    }
}
