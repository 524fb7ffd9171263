package org.copractice.gateway;

import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.copractice.gateway.GatewayConfig.Service;
import org.copractice.gateway.feed.Feed;
import org.jboss.logging.Logger;

/// One service behind the gateway and the connections to it, kept open and shared with no other
/// upstream.
final class Upstream implements Destination {

    /// No connection could be had: the call has not reached the service.
    static final class Unreachable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unreachable(Throwable cause) {
            super(null, cause, false, false);
        }
    }

    private static final Logger LOG = Logger.getLogger(Upstream.class);

    private final String name;
    private final Traffic traffic;
    private final Health health;
    private final Crossing crossing;
    private final RequestOptions address;
    private final FastThreadLocal<HttpClient> clients;
    private final FastThreadLocal<HttpProxy> proxies;
    private final boolean open;
    private volatile boolean down;

    Upstream(Service service, GatewayConfig config, Vertx vertx, Traffic traffic) {
        var url = service.url();
        var secure = "https".equals(url.getScheme());
        var port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
        this.name = traffic.upstream();
        this.open = service.open();
        this.traffic = traffic;
        this.health = new Health(name, config);
        this.crossing = new Crossing(config, health);
        this.address =
                new RequestOptions()
                        .setHost(url.getHost())
                        .setPort(port)
                        .setSsl(secure)
                        .setConnectTimeout(config.connectTimeout().toMillis());
        this.clients = clients(config, vertx);
        this.proxies = proxies();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /// Each event loop has connections of its own. Taken from another's, every call would wake a
    /// second thread twice; and giving up a call there comes late enough to hit the next one on the
    /// same connection.
    private static FastThreadLocal<HttpClient> clients(GatewayConfig config, Vertx vertx) {
        var options =
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setIdleTimeout((int) config.silenceTimeout().toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        var pool =
                new PoolOptions()
                        .setHttp1MaxSize(config.connections())
                        .setMaxWaitQueueSize(config.connections());
        return new FastThreadLocal<>() {
            @Override
            protected HttpClient initialValue() {
                return vertx.createHttpClient(options, pool);
            }
        };
    }

    private FastThreadLocal<HttpProxy> proxies() {
        return new FastThreadLocal<>() {
            @Override
            protected HttpProxy initialValue() {
                return HttpProxy.reverseProxy(
                                new ProxyOptions().setSupportWebSocket(false), clients.get())
                        .origin(Upstream.this::connect)
                        .addInterceptor(crossing);
            }
        };
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public boolean letsIn() {
        return health.letsIn();
    }

    /// Carries the call to the service and the answer back.
    @Override
    public void carry(RoutingContext call) {
        proxies.get().handle(call.request());
    }

    /// Asks on behalf of a client, beside others who are asked the same.
    Inquiry ask(HttpServerRequest client, Feed.Question question) {
        var connection =
                letsIn()
                        ? clients.get()
                                .request(target(client, question))
                                .onSuccess(_ -> reached())
                                .recover(this::unreachable)
                        : Future.<HttpClientRequest>failedFuture(new Unreachable(null));
        return new Inquiry(connection, health, traffic, question.hurried());
    }

    private RequestOptions target(HttpServerRequest client, Feed.Question question) {
        var headers = Hygiene.forInquiry(client);
        question.headers().forEach((name, value) -> headers.set(name, value));
        headers.set(Deadline.HEADER, Long.toString(question.millis()));
        return new RequestOptions(address).setURI(question.uri()).setHeaders(headers);
    }

    /// What a caller is told whose call got no answer.
    static EdgeProblem problem(Throwable failure) {
        return switch (failure) {
            case Unreachable _ -> EdgeProblem.UNAVAILABLE;
            case TimeoutException _ -> EdgeProblem.UPSTREAM_TIMEOUT;
            default -> EdgeProblem.UPSTREAM_FAILED;
        };
    }

    private Future<HttpClientRequest> connect(ProxyContext context) {
        return context.client()
                .request(address)
                .transform(connected ->
                        connected.succeeded()
                                ? reached(context, connected.result())
                                : unreachable(connected.cause()));
    }

    private Future<HttpClientRequest> reached(ProxyContext context, HttpClientRequest request) {
        reached();
        return crossing.begin(context, request);
    }

    private void reached() {
        if (down) {
            down = false;
            LOG.infof("%s answers again", name);
        }
    }

    private Future<HttpClientRequest> unreachable(Throwable cause) {
        if (!down) {
            down = true;
            LOG.warnf("%s cannot be reached: %s", name, cause.getMessage());
        }
        return Future.failedFuture(new Unreachable(cause));
    }
}
