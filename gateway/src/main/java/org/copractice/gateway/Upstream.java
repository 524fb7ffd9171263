package org.copractice.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// One service behind the gateway: its connections, kept open and never shared with another
/// upstream, and what is said in its place when it fails.
final class Upstream implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(Upstream.class);
    private static final String BODY = "body";

    private final String name;
    private final Traffic traffic;
    private final RequestOptions address;
    private final HttpClient client;
    private final HttpProxy proxy;
    private final long bodyLimit;
    private final long answerTimeout;
    private volatile boolean down;

    Upstream(String name, GatewayConfig config, Vertx vertx, Traffic traffic) {
        var url = config.upstreams().get(name).url();
        var secure = "https".equals(url.getScheme());
        var port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
        this.name = name;
        this.traffic = traffic;
        this.address =
                new RequestOptions()
                        .setHost(url.getHost())
                        .setPort(port)
                        .setSsl(secure)
                        .setConnectTimeout(config.connectTimeout().toMillis());
        this.client = vertx.createHttpClient(client(config), pool(config));
        this.proxy =
                HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                        .origin(this::connect)
                        .addInterceptor(this);
        this.bodyLimit = config.bodyLimit().asLongValue();
        this.answerTimeout = config.answerTimeout().toMillis();
    }

    private static HttpClientOptions client(GatewayConfig config) {
        return new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setIdleTimeout((int) config.silenceTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    private static PoolOptions pool(GatewayConfig config) {
        return new PoolOptions()
                .setHttp1MaxSize(config.connections())
                .setMaxWaitQueueSize(config.connections());
    }

    Traffic traffic() {
        return traffic;
    }

    /// Carries the call to the service and the answer back.
    void carry(HttpServerRequest request) {
        proxy.handle(request);
    }

    private Future<HttpClientRequest> connect(ProxyContext context) {
        return client.request(address)
                .transform(connected ->
                        connected.succeeded()
                                ? ready(context, connected.result())
                                : unreachable(connected.cause()));
    }

    /// A client that left while its call waited for a connection will never send the end of its
    /// request: the connection would wait for it.
    private Future<HttpClientRequest> ready(ProxyContext context, HttpClientRequest request) {
        if (down) {
            down = false;
            LOG.infof("%s answers again", name);
        }
        if (context.request().proxiedRequest().response().closed()) {
            request.reset();
            return Future.failedFuture("the client has left");
        }
        request.exceptionHandler(_ -> {});
        context.get(BODY, MeteredBody.class).afterEnd(() -> expectAnswer(request));
        return Future.succeededFuture(request);
    }

    private Future<HttpClientRequest> unreachable(Throwable cause) {
        if (!down) {
            down = true;
            LOG.warnf("%s cannot be reached: %s", name, cause.getMessage());
        }
        return Future.failedFuture(new Unreachable(cause));
    }

    /// The time runs from the end of the request, however long that took to arrive.
    private void expectAnswer(HttpClientRequest request) {
        if (!request.response().isComplete()) {
            request.idleTimeout(answerTimeout);
        }
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request();
        var incoming = request.proxiedRequest();
        var body = new MeteredBody(incoming, bodyLimit);
        context.set(BODY, body);
        request.setBody(Body.body(body, request.getBody().length()));
        request.setURI(target(incoming));
        Hygiene.inbound(request.headers(), incoming);
        return context.sendRequest()
                .recover(failure -> Future.succeededFuture(problem(context, body, failure)));
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

    /// Written here, not by the proxy: where an answer breaks off it marks the response closed
    /// before anyone has heard, and a call that nobody hears the end of holds up the shutdown.
    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        var answer = context.response();
        var incoming = context.request().proxiedRequest();
        var out = incoming.response().setStatusCode(answer.getStatusCode());
        Hygiene.outbound(answer.headers());
        out.headers().addAll(answer.headers());
        if (answer.getBody().length() >= 0) {
            out.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(answer.getBody().length()));
        } else {
            out.setChunked(!isBodiless(answer.getStatusCode()));
        }
        answer.getBody().stream()
                .pipe()
                .endOnFailure(false)
                .to(out)
                .onFailure(_ -> incoming.connection().close());
        return Future.succeededFuture();
    }

    private static boolean isBodiless(int status) {
        return status == 204 || status == 304;
    }

    private ProxyResponse problem(ProxyContext context, MeteredBody body, Throwable failure) {
        var incoming = context.request().proxiedRequest();
        var problem =
                switch (failure) {
                    case Unreachable _ -> EdgeProblem.UNAVAILABLE;
                    case Throwable _ when body.isTooLarge() -> EdgeProblem.BODY_TOO_LARGE;
                    case TimeoutException _ -> EdgeProblem.UPSTREAM_TIMEOUT;
                    default -> EdgeProblem.UPSTREAM_FAILED;
                };
        var response = context.request().release().response();
        MeteredBody.discard(incoming, bodyLimit);
        Buffer text = problem.write(response.headers(), Trace.idOf(incoming));
        return response.setStatusCode(problem.status()).setBody(Body.body(text));
    }

    private static final class Unreachable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unreachable(Throwable cause) {
            super(null, cause, false, false);
        }
    }
}
