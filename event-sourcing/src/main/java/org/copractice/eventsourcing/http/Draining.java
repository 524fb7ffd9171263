package org.copractice.eventsourcing.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// A process that is told to end begins nothing new. Quarkus waits for a moment without requests
/// and closes the connections then; what a busy client began between the two would be done without
/// an answer.
@ApplicationScoped
public class Draining {

    private static final String FOR_OPERATORS = "/q/";

    private volatile boolean ending;

    /// Right after the trace id is known.
    void register(@Observes Filters filters) {
        filters.register(this::admit, Trace.FIRST - 1);
    }

    /// Needs `quarkus.shutdown.delay-enabled`; comes before the wait.
    void end(@Observes ShutdownDelayInitiatedEvent told) {
        ending = true;
    }

    private void admit(RoutingContext request) {
        if (ending && !request.request().path().startsWith(FOR_OPERATORS)) {
            Problem.of(
                            ProblemCode.UNAVAILABLE,
                            "This copy of the service is about to end; nothing was begun.",
                            List.of())
                    .send(request.response().putHeader("Connection", "close"));
        } else {
            request.next();
        }
    }
}
