package org.copractice.eventsourcing.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/// The W3C trace context of a request: continued when the caller sent one, begun otherwise. Its id
/// is in every log line, every problem and every event that the request leads to.
@ApplicationScoped
public class Trace {

    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final String KEY = "traceparent";
    private static final String LOG_KEY = "traceId";
    static final int FIRST = 1_000;

    void register(@Observes Filters filters) {
        filters.register(Trace::begin, FIRST);
    }

    static String of(RoutingContext request) {
        return request.get(KEY);
    }

    static String idOf(RoutingContext request) {
        return of(request).substring(3, 35);
    }

    static String currentId() {
        return (String) MDC.get(LOG_KEY);
    }

    private static void begin(RoutingContext request) {
        var sent = request.request().getHeader(KEY);
        request.put(KEY, sent != null && TRACEPARENT.matcher(sent).matches() ? sent : started());
        MDC.put(LOG_KEY, idOf(request));
        request.next();
    }

    private static String started() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-"
                + hex.toHexDigits(random.nextLong() | 1)
                + hex.toHexDigits(random.nextLong())
                + "-"
                + hex.toHexDigits(random.nextLong() | 1)
                + "-00";
    }
}
