package org.copractice.gateway;

import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyOptions;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// One service behind the gateway and the connections to it, kept open and shared with no other
/// upstream.
final class Upstream {

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
    private final FastThreadLocal<HttpProxy> proxies;
    private final boolean open;
    private volatile boolean down;

    Upstream(String name, GatewayConfig config, Vertx vertx, Traffic traffic) {
        var url = config.upstreams().get(name).url();
        var secure = "https".equals(url.getScheme());
        var port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
        this.name = name;
        this.open = config.upstreams().get(name).open();
        this.traffic = traffic;
        this.health = new Health(name, config);
        this.crossing = new Crossing(config, health);
        this.address =
                new RequestOptions()
                        .setHost(url.getHost())
                        .setPort(port)
                        .setSsl(secure)
                        .setConnectTimeout(config.connectTimeout().toMillis());
        this.proxies = proxies(config, vertx);
    }

    /// Whether a call without a token is for it to judge.
    boolean isOpen() {
        return open;
    }

    /// Each event loop has connections of its own. Taken from another's, every call would wake a
    /// second thread twice; and giving up a call there comes late enough to hit the next one on the
    /// same connection.
    private FastThreadLocal<HttpProxy> proxies(GatewayConfig config, Vertx vertx) {
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
            protected HttpProxy initialValue() {
                return HttpProxy.reverseProxy(
                                new ProxyOptions().setSupportWebSocket(false),
                                vertx.createHttpClient(options, pool))
                        .origin(Upstream.this::connect)
                        .addInterceptor(crossing);
            }
        };
    }

    Traffic traffic() {
        return traffic;
    }

    /// Whether it is worth asking now.
    boolean letsIn() {
        return health.letsIn();
    }

    /// Carries the call to the service and the answer back.
    void carry(HttpServerRequest request) {
        proxies.get().handle(request);
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
        if (down) {
            down = false;
            LOG.infof("%s answers again", name);
        }
        return crossing.begin(context, request);
    }

    private Future<HttpClientRequest> unreachable(Throwable cause) {
        if (!down) {
            down = true;
            LOG.warnf("%s cannot be reached: %s", name, cause.getMessage());
        }
        return Future.failedFuture(new Unreachable(cause));
    }
}
