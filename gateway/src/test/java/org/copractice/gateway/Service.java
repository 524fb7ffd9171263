package org.copractice.gateway;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A service behind the gateway that answers as a test tells it, and knows who is connected.
final class Service {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Set<Object> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Handler<HttpServerRequest> answer;

    Service() {
        this(0);
    }

    Service(int port) {
        reset();
        server =
                vertx.createHttpServer()
                        .connectionHandler(connection -> {
                            accepted.incrementAndGet();
                            open.add(connection);
                            connection.closeHandler(_ -> open.remove(connection));
                        })
                        .requestHandler(request -> answer.handle(request));
        server.listen(port, "localhost").toCompletionStage().toCompletableFuture().join();
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    /// Runs on the event loop of the service, for each request.
    void answers(Handler<HttpServerRequest> answer) {
        this.answer = answer;
    }

    void reset() {
        answer = request -> request.response().end("hello");
    }

    int openConnections() {
        return open.size();
    }

    int acceptedConnections() {
        return accepted.get();
    }

    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
