package org.copractice.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Which pages of other origins may call the API from a browser: those on the list, to the letter.
/// Tokens travel in a header that a page sets itself, so credentials of the browser are never asked
/// for; and what a service says about origins is not passed on.
final class Cors {

    /// What a service might say, and the gateway says itself.
    static final List<CharSequence> HEADERS =
            List.of(
                    HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
                    HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS,
                    HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                    HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS,
                    HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                    HttpHeaders.ACCESS_CONTROL_MAX_AGE);

    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]+)?");

    private static final CharSequence MAY_BE_READ =
            HttpHeaders.createOptimized(
                    "ETag, Location, Link, RateLimit, RateLimit-Policy, Retry-After, Feeds-Unavailable, Idempotency-Key, traceparent");
    private static final CharSequence MAY_BE_SENT =
            HttpHeaders.createOptimized(
                    "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, X-Correlation-Id, traceparent, tracestate, Last-Event-ID");
    private static final CharSequence METHODS =
            HttpHeaders.createOptimized("GET, HEAD, POST, PUT, PATCH, DELETE");
    private static final CharSequence TWO_HOURS = HttpHeaders.createOptimized("7200");

    private final Set<String> origins;

    /// Refuses what is no exact origin: `*`, `null`, a path, capitals.
    Cors(List<String> origins) {
        for (var origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "gateway.origins: not scheme://host[:port] in small letters: " + origin);
            }
        }
        this.origins = Set.copyOf(origins);
    }

    /// Says to the browser whether the page may read the answer. A cache must not give to one
    /// origin what was meant for another.
    void admit(HttpServerRequest request) {
        if (origins.isEmpty()) {
            return;
        }
        var headers = request.response().headers();
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (isAllowed(request)) {
            headers.set(
                            HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
                            request.getHeader(HttpHeaders.ORIGIN))
                    .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, MAY_BE_READ);
        }
    }

    /// Whether a browser asks, before the call itself, if it may be made.
    static boolean isPreflight(HttpServerRequest request) {
        return HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    boolean isAllowed(HttpServerRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && origins.contains(origin);
    }

    void answerPreflight(HttpServerResponse response) {
        response.setStatusCode(204)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, MAY_BE_SENT)
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, TWO_HOURS)
                .end();
    }
}
