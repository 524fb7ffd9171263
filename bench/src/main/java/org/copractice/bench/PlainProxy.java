package org.copractice.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;

/// The proxy that the gateway is built on and nothing else: no token, no quota, no header touched,
/// no trace. Arguments: its port and the port of the upstream.
final class PlainProxy extends AbstractVerticle {

    /// Both as in the gateway.
    private static final int EVENT_LOOPS = 2;

    private static final int CONNECTIONS = 64;

    private final int port;
    private final int upstream;

    private PlainProxy(int port, int upstream) {
        this.port = port;
        this.upstream = upstream;
    }

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        int upstream = Integer.parseInt(arguments[1]);
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS))
                .deployVerticle(
                        () -> new PlainProxy(port, upstream),
                        new DeploymentOptions().setInstances(EVENT_LOOPS));
    }

    @Override
    public void start() {
        var connections = new PoolOptions().setHttp1MaxSize(CONNECTIONS);
        var proxy =
                HttpProxy.reverseProxy(
                        vertx.createHttpClient(new HttpClientOptions(), connections));
        proxy.origin(upstream, "localhost");
        vertx.createHttpServer().requestHandler(proxy).listen(port, "localhost");
    }
}
