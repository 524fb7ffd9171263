package org.copractice.eventsourcing.http;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.copractice.eventsourcing.store.Deadline;

/// How long the caller of the request under way waits for the head of the answer, which the gateway
/// says in `X-Request-Timeout`. The time runs from the end of the request, as it does there: a long
/// body may take its time.
@ApplicationScoped
class Patience implements Deadline {

    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,9}");
    private static final String ALLOWED = "copractice.allowed";
    private static final String END = "copractice.deadline";

    /// Behind the trace, or a problem could not name it.
    private static final int SECOND = 900;

    private final CurrentVertxRequest current;

    Patience(CurrentVertxRequest current) {
        this.current = current;
    }

    void register(@Observes Filters filters) {
        filters.register(Patience::begin, SECOND);
    }

    private static void begin(RoutingContext request) {
        var sent = request.request().getHeader("X-Request-Timeout");
        if (sent != null && MILLIS.matcher(sent).matches()) {
            request.put(ALLOWED, Duration.ofMillis(Integer.parseInt(sent)));
            begin(request, request.get(ALLOWED));
        }
        request.next();
    }

    private static void begin(RoutingContext request, Duration allowed) {
        request.put(END, System.nanoTime() + allowed.toNanos());
    }

    /// To be called when the body has been read.
    static void beginAgain(RoutingContext request) {
        Duration allowed = request.get(ALLOWED);
        if (allowed != null) {
            begin(request, allowed);
        }
    }

    /// What is done in many transactions is ended all the same: half of it would be worth nothing,
    /// and whoever repeats the request is answered from the whole.
    static void endure(RoutingContext request) {
        request.remove(END);
    }

    /// Work that no request asked for takes as long as it takes, and so does an answer that has
    /// begun.
    @Override
    public Optional<Duration> left() {
        var request = Arc.container().requestContext().isActive() ? current.getCurrent() : null;
        Long end = request == null ? null : request.get(END);
        return end == null || request.response().headWritten()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(end - System.nanoTime()));
    }
}
