package org.copractice.gateway.door;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.copractice.gateway.EdgeProblem;

/// A request that was read and must not go on, with what the client is told.
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final EdgeProblem problem;

    Refused(EdgeProblem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /// What the codec found itself says what it is by its type.
    static EdgeProblem problem(Throwable cause) {
        return switch (cause) {
            case Refused refused -> refused.problem;
            case TooLongHttpLineException _ -> EdgeProblem.URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> EdgeProblem.HEADERS_TOO_LARGE;
            default -> EdgeProblem.BAD_REQUEST;
        };
    }
}
