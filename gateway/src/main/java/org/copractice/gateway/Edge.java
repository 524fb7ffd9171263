package org.copractice.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.copractice.gateway.quota.Quota;
import org.copractice.gateway.quota.Quotas;
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
    private final BodyLimits limits;
    private final Cors cors;
    private final Quotas quotas;
    private final Quotas strangers;
    private volatile boolean ending;

    Edge(Routes routes, Tokens tokens, GatewayConfig config) {
        this.routes = routes;
        this.tokens = tokens;
        this.cors = new Cors(config.origins().orElse(List.of()));
        var rate = config.rate();
        this.quotas = new Quotas(rate.calls(), rate.window(), rate.atOnce(), System::nanoTime);
        this.strangers =
                new Quotas(rate.withoutToken(), rate.window(), rate.atOnce(), System::nanoTime);
        this.uriLimit = config.uriLimit();
        this.limits = new BodyLimits(config);
    }

    /// From here on no call is begun. The server closes its connections in the first moment without
    /// calls, and would cut off what came in after it.
    void end() {
        ending = true;
    }

    /// A path that no upstream owns goes on to the gateway's own pages.
    void receive(RoutingContext call) {
        var request = call.request();
        MDC.put("traceId", Trace.begin(request.headers()));
        cors.admit(request);
        if (request.uri().length() > uriLimit) {
            refuse(call, EdgeProblem.URI_TOO_LONG);
        } else if (!SafePath.isPlain(call)) {
            refuse(call, EdgeProblem.BAD_PATH);
        } else if (Cors.isPreflight(request)) {
            preflight(call);
        } else {
            routes.to(request.path())
                    .ifPresentOrElse(upstream -> admit(call, upstream), call::next);
        }
    }

    private void preflight(RoutingContext call) {
        if (cors.isAllowed(call.request())) {
            cors.answerPreflight(call.response());
            limits.discard(call.request());
        } else {
            refuse(call, EdgeProblem.ORIGIN_NOT_ALLOWED);
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

    private void admit(RoutingContext call, Destination upstream) {
        upstream.traffic().begin(call);
        if (ending) {
            call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            refuse(call, EdgeProblem.UNAVAILABLE);
            return;
        }
        var sent = call.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        var objection = objection(call.request(), sent, upstream.isOpen());
        if (objection.isPresent()) {
            turnAway(call, objection.get());
            return;
        }
        if (sent.isEmpty()) {
            ration(call, upstream, strangers.of(Addresses.group(call.request().remoteAddress())));
            return;
        }
        var caller = tokens.caller(sent.getFirst());
        if (caller != null) {
            ration(call, upstream, quotas.of(caller));
        } else {
            call.request().pause();
            tokens.verify(
                    call,
                    sent.getFirst(),
                    found -> ration(call, upstream, quotas.of(found)),
                    problem -> turnAway(call, problem));
        }
    }

    /// Who has no valid token is told so a limited number of times. A valid one always gets
    /// through, whatever else comes from the same address.
    private void turnAway(RoutingContext call, EdgeProblem problem) {
        if (problem.status() != 401) {
            refuse(call, problem);
            return;
        }
        var wait = strangers.of(Addresses.group(call.request().remoteAddress())).take();
        if (wait > 0) {
            refuseFor(call, wait);
        } else {
            refuse(call, problem);
        }
    }

    /// Whoever has left meanwhile takes nothing, and could give nothing back.
    private void ration(RoutingContext call, Destination upstream, Quota quota) {
        if (call.response().closed()) {
            return;
        }
        var wait = quota.take();
        quota.tell(call.response().headers());
        if (wait > 0) {
            refuseFor(call, wait);
        } else if (quota.enter()) {
            call.addEndHandler(quota);
            if (upstream.letsIn()) {
                carry(call, upstream);
            } else {
                refuse(call, EdgeProblem.UNAVAILABLE);
            }
        } else {
            refuse(call, EdgeProblem.TOO_MANY_AT_ONCE);
        }
    }

    private void refuseFor(RoutingContext call, long seconds) {
        call.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        refuse(call, EdgeProblem.TOO_MANY_REQUESTS);
    }

    private Optional<EdgeProblem> objection(
            HttpServerRequest request, List<String> authorization, boolean open) {
        if (request.version() == HttpVersion.HTTP_1_0) {
            return Optional.of(EdgeProblem.HTTP_VERSION_NOT_SUPPORTED);
        }
        if (!METHODS.contains(request.method())) {
            return Optional.of(EdgeProblem.METHOD_NOT_ALLOWED);
        }
        if (isEncodedStrangely(request)) {
            return Optional.of(EdgeProblem.UNKNOWN_TRANSFER_ENCODING);
        }
        if (authorization.size() > 1 || (authorization.isEmpty() && !open)) {
            return Optional.of(
                    authorization.isEmpty()
                            ? EdgeProblem.UNAUTHENTICATED
                            : EdgeProblem.REPEATED_AUTHORIZATION);
        }
        return limits.isExceeded(request)
                ? Optional.of(EdgeProblem.BODY_TOO_LARGE)
                : Optional.empty();
    }

    private static boolean isEncodedStrangely(HttpServerRequest request) {
        var encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return !encodings.isEmpty()
                && (encodings.size() > 1 || !"chunked".equalsIgnoreCase(encodings.getFirst()));
    }

    /// A client that waits for a go-ahead before it sends the body gets it here, where all but the
    /// upstream has agreed.
    private static void carry(RoutingContext call, Destination upstream) {
        if ("100-continue".equalsIgnoreCase(call.request().getHeader(HttpHeaders.EXPECT))) {
            call.request().headers().remove(HttpHeaders.EXPECT);
            call.response().writeContinue();
        }
        upstream.carry(call);
    }

    private void refuse(RoutingContext call, EdgeProblem problem) {
        var response = call.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(problem.status())
                .end(problem.write(response.headers(), Trace.idOf(call.request())));
        limits.discard(call.request());
    }
}
