package org.copractice.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import java.util.concurrent.atomic.AtomicInteger;

/// A service that answers every request with bytes that need not be HTTP, and hangs up.
final class RawService {

    private final Vertx vertx = Vertx.vertx();
    private final NetServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String bytes = "";

    RawService() {
        server =
                vertx.createNetServer()
                        .connectHandler(socket ->
                                socket.handler(_ -> {
                                    asked.incrementAndGet();
                                    socket.end(Buffer.buffer(bytes));
                                }));
        server.listen(0, "localhost").toCompletionStage().toCompletableFuture().join();
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    void says(String bytes) {
        this.bytes = bytes;
    }

    /// How often, by now.
    int asked() {
        return asked.get();
    }

    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
