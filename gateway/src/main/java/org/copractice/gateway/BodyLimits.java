package org.copractice.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/// How long a body may be. Services hold bodies in memory, but for files of rows, which may
/// therefore be longer.
final class BodyLimits {

    private final long body;
    private final long file;

    BodyLimits(GatewayConfig config) {
        this.body = config.bodyLimit().asLongValue();
        this.file = config.fileLimit().asLongValue();
    }

    long of(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/csv") ? file : body;
    }

    /// A body that does not say its length is counted while it flows.
    boolean isExceeded(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && Long.parseLong(length) > of(request);
    }

    /// Reads and forgets what is left of a request that has been answered already, so that the
    /// client gets to read the answer; who goes on sending beyond the limit is cut off.
    void discard(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        var left = new long[] {of(request)};
        request.handler(chunk -> {
            left[0] -= chunk.length();
            if (left[0] < 0) {
                request.connection().close();
            }
        });
        request.resume();
    }
}
