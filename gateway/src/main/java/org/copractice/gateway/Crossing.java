package org.copractice.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import org.copractice.gateway.Upstream.Unreachable;

/// What happens to a call between the client and an upstream: what is changed on the way, and what
/// is said to the client when the upstream fails.
final class Crossing implements ProxyInterceptor {

    private static final String BODY = "body";
    private static final String LEASE = "lease";

    private final BodyLimits limits;
    private final long answerTimeout;
    private final Health health;

    Crossing(GatewayConfig config, Health health) {
        this.limits = new BodyLimits(config);
        this.answerTimeout = config.answerTimeout().toMillis();
        this.health = health;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request();
        var incoming = request.proxiedRequest();
        request.setURI(target(incoming));
        Hygiene.inbound(request.headers(), incoming);
        Deadline.set(request.headers(), answerTimeout);
        var body = new MeteredBody(incoming, limits.of(incoming), Retry.isHarmless(request));
        context.set(BODY, body);
        request.setBody(Body.body(body, request.getBody().length()));
        return send(context, body, true);
    }

    private Future<ProxyResponse> send(ProxyContext context, MeteredBody body, boolean first) {
        return context.sendRequest()
                .transform(sent -> {
                    if (sent.succeeded()) {
                        health.answered();
                        return Future.succeededFuture(sent.result());
                    }
                    var failure = sent.cause();
                    if (hasLeft(context.request().proxiedRequest(), failure)) {
                        return Future.future(_ -> {});
                    }
                    if (first && Retry.prepare(context.request(), body, failure, health)) {
                        return send(context, body, false);
                    }
                    return Future.succeededFuture(problem(context, body, failure));
                });
    }

    /// There is a connection. A client that left while its call waited for one will never send the
    /// end of its request, and the connection would wait for it.
    Future<HttpClientRequest> begin(ProxyContext context, HttpClientRequest request) {
        request.exceptionHandler(_ -> {});
        if (context.request().proxiedRequest().response().closed()) {
            request.reset();
            return Future.failedFuture("the client has left");
        }
        context.set(LEASE, new Lease(request));
        var body = context.get(BODY, MeteredBody.class);
        var allowed = Deadline.of(context.request().headers());
        body.afterEnd(() -> expectAnswer(request, allowed - body.age()));
        return Future.succeededFuture(request);
    }

    /// The time runs from the end of the request, however long that took to arrive.
    private static void expectAnswer(HttpClientRequest request, long millis) {
        if (!request.response().isComplete()) {
            request.idleTimeout(Math.max(1, millis));
        }
    }

    /// A client may send the whole address of the gateway in the first line; an upstream gets the
    /// path.
    private static String target(HttpServerRequest incoming) {
        if (incoming.uri().startsWith("/")) {
            return incoming.uri();
        }
        return incoming.query() == null
                ? incoming.path()
                : incoming.path() + '?' + incoming.query();
    }

    /// Written here, not by the proxy: where an answer breaks off, the proxy marks the response
    /// closed before anyone has heard, and a call that nobody hears the end of holds up the
    /// shutdown.
    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        var answer = context.response();
        var incoming = context.request().proxiedRequest();
        var later = Vertx.currentContext();
        var out = incoming.response().setStatusCode(answer.getStatusCode());
        out.exceptionHandler(context.get(LEASE, Lease.class));
        Hygiene.outbound(answer.headers());
        out.headers().addAll(answer.headers());
        if (answer.getBody().length() >= 0) {
            out.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(answer.getBody().length()));
        } else {
            out.setChunked(true);
        }
        answer.getBody().stream()
                .pipe()
                .endOnFailure(false)
                .to(out)
                .onFailure(_ -> later.runOnContext(_ -> incoming.connection().close()));
        return Future.succeededFuture();
    }

    /// The proxy gives up the call to the upstream when the connection to the client fails, and
    /// says so in the cause.
    private static boolean hasLeft(HttpServerRequest incoming, Throwable failure) {
        return incoming.response().closed()
                || (failure instanceof StreamResetException && failure.getCause() != null);
    }

    private ProxyResponse problem(ProxyContext context, MeteredBody body, Throwable failure) {
        var incoming = context.request().proxiedRequest();
        var problem =
                body.isTooLarge() && !(failure instanceof Unreachable)
                        ? EdgeProblem.BODY_TOO_LARGE
                        : Upstream.problem(failure);
        if (problem.status() >= 500 && Deadline.of(context.request().headers()) == answerTimeout) {
            health.failed(failure);
        }
        var response = context.request().release().response();
        limits.discard(incoming);
        var text = problem.write(response.headers(), Trace.idOf(incoming));
        return response.setStatusCode(problem.status()).setBody(Body.body(text));
    }
}
