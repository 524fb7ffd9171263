package org.copractice.gateway;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.copractice.gateway.Upstream.Unreachable;

/// Which calls are sent a second time when a service hung up before it answered, as one that
/// restarts does: those that may arrive twice, as far as the budget goes, and once only.
final class Retry {

    private static final CharSequence KEY = HttpHeaders.createOptimized("idempotency-key");

    private Retry() {}

    /// A call that changes nothing, or that the service recognizes when it comes again; what counts
    /// is what the service is sent, not what the client sent.
    static boolean isHarmless(ProxyRequest request) {
        return HttpMethod.GET.equals(request.getMethod())
                || HttpMethod.HEAD.equals(request.getMethod())
                || request.headers().contains(KEY);
    }

    /// Not a byte of an answer has come. What took time is not tried again: the caller has waited,
    /// and the service has enough to do.
    static boolean prepare(
            ProxyRequest request, MeteredBody body, Throwable failure, Health health) {
        if (failure instanceof Unreachable) {
            return failure.getCause() instanceof ConnectException
                    && !(failure.getCause() instanceof ConnectTimeoutException)
                    && isHarmless(request)
                    && health.allowsRetry();
        }
        if (failure instanceof TimeoutException || body.whole() == null || !health.allowsRetry()) {
            return false;
        }
        request.setBody(body.whole().length() == 0 ? null : Body.body(body.whole()));
        return true;
    }
}
