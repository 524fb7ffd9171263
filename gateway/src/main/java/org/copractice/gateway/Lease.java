package org.copractice.gateway;

import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import java.util.Map;
import java.util.WeakHashMap;

/// The right of a call to reset its connection to the upstream when its client has gone. The right
/// ends when another call gets the connection, which happens as soon as the answer has come, even
/// if its last bytes still wait here for a slow client: a reset would then hit the other call.
final class Lease implements Handler<Throwable> {

    private static final FastThreadLocal<Map<HttpConnection, Object>> HOLDERS =
            new FastThreadLocal<>() {
                @Override
                protected Map<HttpConnection, Object> initialValue() {
                    return new WeakHashMap<>();
                }
            };

    private final HttpClientRequest request;

    /// Not the lease itself: it leads to the connection, which then would never be collected.
    private final Object holder = new Object();

    Lease(HttpClientRequest request) {
        this.request = request;
        HOLDERS.get().put(request.connection(), holder);
    }

    @Override
    public void handle(Throwable gone) {
        if (holder.equals(HOLDERS.get().get(request.connection()))) {
            request.reset(0, gone);
        }
    }
}
