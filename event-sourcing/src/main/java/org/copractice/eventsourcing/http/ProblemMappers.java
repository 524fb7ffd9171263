package org.copractice.eventsourcing.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Map;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.command.CommandRefused;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.store.DeadlinePassed;
import org.copractice.eventsourcing.store.StoreUnavailable;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns whatever an operation throws into a problem. What is our fault is logged with the trace
/// id; the caller never sees a class name.
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final Map<Integer, ProblemCode> BY_STATUS =
            Map.of(
                    400, ProblemCode.INVALID_REQUEST,
                    404, ProblemCode.NOT_FOUND,
                    405, ProblemCode.METHOD_NOT_ALLOWED,
                    406, ProblemCode.NOT_ACCEPTABLE,
                    413, ProblemCode.BODY_TOO_LARGE,
                    415, ProblemCode.UNSUPPORTED_MEDIA_TYPE);

    @ServerExceptionMapper
    public Response problem(HttpProblem e) {
        return e.problem().response();
    }

    @ServerExceptionMapper
    public Response rejection(Rejection e) {
        return Problem.of(e.code(), "A rule forbids this", 409, e.getMessage(), List.of())
                .response();
    }

    @ServerExceptionMapper
    public Response refusal(CommandRefused e) {
        return switch (e.reason()) {
            case STALE ->
                    problem(
                            ProblemCode.STALE_REVISION,
                            "Read the record again and send its ETag in If-Match.");
            case REVISION_NEEDED ->
                    problem(
                            ProblemCode.REVISION_NEEDED,
                            "The record exists. Send the ETag of the revision you have seen in If-Match.");
            case KEY_REUSED ->
                    problem(
                            ProblemCode.IDEMPOTENCY_KEY_REUSED,
                            "Use a new key for each request; repeat a key only with the same request.");
            case BUSY -> problem(ProblemCode.CONFLICT, "Nothing was changed; try again.");
        };
    }

    @ServerExceptionMapper
    public Response unavailable(StoreUnavailable e) {
        LOG.warnf("the database does not answer: %s", e.getMessage());
        return problem(
                ProblemCode.UNAVAILABLE,
                "Try again; with the same Idempotency-Key it is safe to repeat a change.");
    }

    @ServerExceptionMapper
    public Response deadlinePassed(DeadlinePassed e) {
        return problem(
                ProblemCode.DEADLINE_PASSED,
                "What was not finished is left; with the same Idempotency-Key it is safe to repeat"
                        + " a change.");
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e) {
        var faults = BodyFaults.of(e);
        return Problem.of(
                        ProblemCode.INVALID_REQUEST,
                        "%d value%s not valid."
                                .formatted(faults.size(), faults.size() == 1 ? " is" : "s are"),
                        faults)
                .response();
    }

    /// Both by name: Quarkus brings a mapper of its own for the second, which would be the closer
    /// one.
    @ServerExceptionMapper({JsonMappingException.class, MismatchedInputException.class})
    public Response unreadable(JsonMappingException e) {
        return unreadable(BodyFaults.of(e));
    }

    @ServerExceptionMapper({UnauthorizedException.class, ForbiddenException.class})
    public Response forbidden(SecurityException e) {
        return e instanceof UnauthorizedException
                ? problem(ProblemCode.UNAUTHENTICATED, "An access token is needed.")
                : problem(ProblemCode.FORBIDDEN, "The token does not grant this.");
    }

    @ServerExceptionMapper
    public Response status(WebApplicationException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpProblem said) {
                return problem(said);
            }
            if (cause instanceof JsonMappingException mapping) {
                return unreadable(mapping);
            }
            if (cause instanceof StreamConstraintsException) {
                return unreadable(BodyFaults.endless(""));
            }
            if (cause instanceof JsonProcessingException syntax) {
                return malformed(syntax);
            }
        }
        var code = BY_STATUS.get(e.getResponse().getStatus());
        if (code == null) {
            return unexpected(e);
        }
        var detail =
                e instanceof NotFoundException
                        ? "There is nothing at this path."
                        : code.title() + ".";
        return problem(code, detail);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        if (hasLeft(e)) {
            LOG.debug("a client left before its request had come", e);
        } else {
            LOG.error("a request failed", e);
        }
        return problem(ProblemCode.INTERNAL_ERROR, "Nothing was changed. We have been told.");
    }

    private static boolean hasLeft(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClosedException || cause instanceof ClosedChannelException) {
                return true;
            }
        }
        return false;
    }

    private static Response unreadable(Fault fault) {
        return Problem.of(
                        ProblemCode.INVALID_REQUEST,
                        "The body does not have the form this operation takes.",
                        List.of(fault))
                .response();
    }

    private static Response malformed(JsonProcessingException e) {
        var at = e.getLocation();
        var where =
                at == null
                        ? ""
                        : " near line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return problem(ProblemCode.MALFORMED_BODY, "The body is not JSON%s.".formatted(where));
    }

    private static Response problem(ProblemCode code, String detail) {
        return Problem.of(code, detail, List.of()).response();
    }
}
