package org.copractice.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// What every call must pass before an upstream hears of it: the cheapest question first.
final class Edge {

    private static final Logger LOG = Logger.getLogger(Edge.class);

    /// Not `TRACE`, which would show a client what the gateway added, and not `CONNECT`.
    private static final Set<HttpMethod> METHODS =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS);

    private final Routes routes;
    private final Tokens tokens;
    private final int uriLimit;
    private final long bodyLimit;

    Edge(Routes routes, Tokens tokens, GatewayConfig config) {
        this.routes = routes;
        this.tokens = tokens;
        this.uriLimit = config.uriLimit();
        this.bodyLimit = config.bodyLimit().asLongValue();
    }

    /// A path that no upstream owns goes on to the gateway's own pages.
    void receive(RoutingContext call) {
        var request = call.request();
        MDC.put("traceId", Trace.begin(request.headers()));
        if (request.uri().length() > uriLimit) {
            refuse(call, EdgeProblem.URI_TOO_LONG);
        } else if (!SafePath.isPlain(call)) {
            refuse(call, EdgeProblem.BAD_PATH);
        } else {
            routes.to(request.path())
                    .ifPresentOrElse(upstream -> admit(call, upstream), call::next);
        }
    }

    void nothingHere(RoutingContext call) {
        refuse(call, EdgeProblem.NOT_FOUND);
    }

    /// What the router refused before it came here has a status; the rest is our fault.
    void broken(RoutingContext call) {
        if (call.statusCode() == 400 || call.statusCode() == 404) {
            Trace.begin(call.request().headers());
            refuse(
                    call,
                    call.statusCode() == 400 ? EdgeProblem.BAD_REQUEST : EdgeProblem.NOT_FOUND);
            return;
        }
        LOG.error("a call failed at the edge", call.failure());
        if (call.response().headWritten()) {
            call.response().reset();
        } else {
            refuse(call, EdgeProblem.INTERNAL_ERROR);
        }
    }

    private void admit(RoutingContext call, Upstream upstream) {
        upstream.traffic().begin(call);
        var sent = call.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        var objection = objection(call.request(), sent);
        if (objection.isPresent()) {
            refuse(call, objection.get());
        } else if (tokens.isKnown(sent.getFirst())) {
            carry(call, upstream);
        } else {
            call.request().pause();
            tokens.verify(
                    call,
                    sent.getFirst(),
                    () -> carry(call, upstream),
                    problem -> refuse(call, problem));
        }
    }

    private Optional<EdgeProblem> objection(HttpServerRequest request, List<String> authorization) {
        if (request.version() == HttpVersion.HTTP_1_0) {
            return Optional.of(EdgeProblem.HTTP_VERSION_NOT_SUPPORTED);
        }
        if (!METHODS.contains(request.method())) {
            return Optional.of(EdgeProblem.METHOD_NOT_ALLOWED);
        }
        if (isEncodedStrangely(request)) {
            return Optional.of(EdgeProblem.UNKNOWN_TRANSFER_ENCODING);
        }
        if (authorization.size() != 1) {
            return Optional.of(
                    authorization.isEmpty()
                            ? EdgeProblem.UNAUTHENTICATED
                            : EdgeProblem.REPEATED_AUTHORIZATION);
        }
        return isTooLarge(request) ? Optional.of(EdgeProblem.BODY_TOO_LARGE) : Optional.empty();
    }

    private static boolean isEncodedStrangely(HttpServerRequest request) {
        var encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return !encodings.isEmpty()
                && (encodings.size() > 1 || !"chunked".equalsIgnoreCase(encodings.getFirst()));
    }

    /// A body that does not say its length is counted while it flows.
    private boolean isTooLarge(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && Long.parseLong(length) > bodyLimit;
    }

    /// A client that waits for a go-ahead before it sends the body gets it here, where all but the
    /// upstream has agreed.
    private static void carry(RoutingContext call, Upstream upstream) {
        if (call.response().closed()) {
            return;
        }
        if ("100-continue".equalsIgnoreCase(call.request().getHeader(HttpHeaders.EXPECT))) {
            call.request().headers().remove(HttpHeaders.EXPECT);
            call.response().writeContinue();
        }
        upstream.carry(call.request());
    }

    private void refuse(RoutingContext call, EdgeProblem problem) {
        var response = call.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(problem.status())
                .end(problem.write(response.headers(), Trace.idOf(call.request())));
        MeteredBody.discard(call.request(), bodyLimit);
    }
}
