package org.copractice.membership.csv;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;

/// Which kind of file the caller would rather have than a page of JSON.
public final class FileTypes {

    public static final String CSV = "text/csv";

    private FileTypes() {}

    /// @throws HttpProblem when a page of a file is asked for
    public static Optional<String> asked(HttpHeaders headers, UriInfo uri, List<String> known) {
        var type = preferred(headers, known);
        if (type.isPresent()) {
            for (var paged : List.of("cursor", "limit")) {
                if (uri.getQueryParameters().containsKey(paged)) {
                    throw HttpProblem.invalid(
                            Fault.parameter(
                                    paged, "invalid", "A file is not paged: leave it out."));
                }
            }
        }
        return type;
    }

    private static Optional<String> preferred(HttpHeaders headers, List<String> known) {
        for (var accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return Optional.empty();
            }
            for (var type : known) {
                if (accepted.isCompatible(MediaType.valueOf(type))) {
                    return Optional.of(type);
                }
            }
        }
        return Optional.empty();
    }
}
