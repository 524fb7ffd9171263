package org.copractice.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/// What passes to one upstream: how much, how long, how it ended, how much at this moment. Neither
/// metrics nor log say more of a call than method, upstream, status and time: a path or query may
/// name a person.
final class Traffic {

    private static final Logger LOG = Logger.getLogger(Traffic.class);
    private static final String OPEN_CALLS = "gateway.open.calls";
    private static final int CLASSES = 6;

    private final String upstream;
    private final Timer[] byStatus;
    private final AtomicInteger open;

    Traffic(String upstream, MeterRegistry metrics) {
        this.upstream = upstream;
        forgetTheLastRun(metrics);
        this.open = metrics.gauge(OPEN_CALLS, Tags.of("upstream", upstream), new AtomicInteger());
        this.byStatus =
                IntStream.range(0, CLASSES)
                        .mapToObj(status ->
                                Timer.builder("gateway.calls")
                                        .description(
                                                "Calls for an upstream until the last byte of the answer")
                                        .tag("upstream", upstream)
                                        .tag("status", status == 0 ? "aborted" : status + "xx")
                                        .register(metrics))
                        .toArray(Timer[]::new);
    }

    /// Where a gateway starts again in the same process, as in development and in tests, metrics
    /// would go on to read the count of the one before, whatever is registered.
    private void forgetTheLastRun(MeterRegistry metrics) {
        metrics.find(OPEN_CALLS).tag("upstream", upstream).meters().forEach(metrics::remove);
    }

    String upstream() {
        return upstream;
    }

    void begin(RoutingContext call) {
        var ended = begin(call.request().method());
        call.addEndHandler(
                _ -> ended.accept(call.response().ended() ? call.response().getStatusCode() : 0));
    }

    /// Gives what has to be told, once, with which status the call has ended; 0 when it broke off.
    IntConsumer begin(HttpMethod method) {
        var start = System.nanoTime();
        open.incrementAndGet();
        return status -> {
            open.decrementAndGet();
            var took = System.nanoTime() - start;
            byStatus[status / 100].record(took, TimeUnit.NANOSECONDS);
            LOG.debugf("%s %s: %d in %s", method, upstream, status, Duration.ofNanos(took));
        };
    }
}
