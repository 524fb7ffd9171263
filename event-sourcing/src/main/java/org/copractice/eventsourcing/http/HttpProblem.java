package org.copractice.eventsourcing.http;

import java.util.List;
import org.copractice.eventsourcing.http.Problem.Fault;

/// A request that cannot be answered as asked.
public final class HttpProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProblemCode code;
    private final transient List<Fault> errors;

    public HttpProblem(ProblemCode code, String detail, List<Fault> errors) {
        super(detail, null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public HttpProblem(ProblemCode code, String detail) {
        this(code, detail, List.of());
    }

    public static HttpProblem invalid(Fault fault) {
        return new HttpProblem(ProblemCode.INVALID_REQUEST, fault.detail(), List.of(fault));
    }

    /// For a record that does not exist, and for one that the caller may not see.
    public static HttpProblem notFound() {
        return new HttpProblem(ProblemCode.NOT_FOUND, "There is no record with this id.");
    }

    Problem problem() {
        return Problem.of(code, getMessage(), errors);
    }
}
