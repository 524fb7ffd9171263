package org.copractice.eventsourcing.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.copractice.eventsourcing.Json;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An error as RFC 9457 describes it, the same at every operation.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "An error, RFC 9457")
public record Problem(
        @Schema(
                        description = "Where the problem is documented: a path of the gateway",
                        format = "uri-reference",
                        examples = "/problems/stale-revision")
                String type,
        String title,
        @Schema(examples = "412") int status,
        @Schema(description = "What happened this time and what to do") String detail,
        @Schema(description = "Stable, for programs", examples = "stale-revision") String code,
        @Schema(description = "To be quoted when asking for help") String traceId,
        @Schema(description = "Each fault of the request") List<Fault> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String RETRY_AFTER = "2";

    /// Relative, so that it resolves where the caller is: each gateway has the pages.
    static final String TYPES = "/problems/";

    /// One fault and where it is: exactly one of pointer, parameter, header is present.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fault(
            @Schema(description = "JSON pointer into the body, RFC 6901") String pointer,
            String parameter,
            String header,
            String code,
            String detail) {

        public static Fault at(String pointer, String code, String detail) {
            return new Fault(pointer, null, null, code, detail);
        }

        public static Fault parameter(String name, String code, String detail) {
            return new Fault(null, name, null, code, detail);
        }

        public static Fault header(String name, String code, String detail) {
            return new Fault(null, null, name, code, detail);
        }
    }

    static Problem of(ProblemCode code, String detail, List<Fault> errors) {
        return of(code.code(), code.title(), code.status(), detail, errors);
    }

    static Problem of(String code, String title, int status, String detail, List<Fault> errors) {
        return new Problem(TYPES + code, title, status, detail, code, Trace.currentId(), errors);
    }

    Response response() {
        var response = Response.status(status).type(MEDIA_TYPE).entity(this);
        return (passes() ? response.header("Retry-After", RETRY_AFTER) : response).build();
    }

    /// Where no operation has been reached yet.
    void send(HttpServerResponse response) {
        if (passes()) {
            response.putHeader("Retry-After", RETRY_AFTER);
        }
        response.setStatusCode(status).putHeader("Content-Type", MEDIA_TYPE).end(Json.write(this));
    }

    private boolean passes() {
        return status == ProblemCode.UNAVAILABLE.status();
    }
}
