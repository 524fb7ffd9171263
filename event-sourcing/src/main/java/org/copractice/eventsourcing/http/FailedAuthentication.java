package org.copractice.eventsourcing.http;

import static io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler.extractRootCause;
import static io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler.markIfOtherAuthenticationFailure;
import static io.quarkus.vertx.http.runtime.security.QuarkusHttpUser.AUTH_FAILURE_HANDLER;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.BiConsumer;

/// Hands a failed authentication to [ProblemMappers], as Quarkus would. But Quarkus, before it
/// knows whether it will fail, looks up the template of the request's path in a map of all
/// endpoints that it builds anew each time: an eighth of a read.
@ApplicationScoped
public class FailedAuthentication {

    /// Right after Quarkus has asked for the token, and before it looks whether somebody takes care
    /// of failures.
    private static final int AFTER_AUTHENTICATION = 200;

    void register(@Observes Filters filters) {
        filters.register(FailedAuthentication::handOver, AFTER_AUTHENTICATION);
    }

    private static void handOver(RoutingContext request) {
        BiConsumer<RoutingContext, Throwable> handler = FailedAuthentication::fail;
        request.put(AUTH_FAILURE_HANDLER, handler);
        request.next();
    }

    private static void fail(RoutingContext request, Throwable failure) {
        markIfOtherAuthenticationFailure(request, failure);
        if (!request.failed()) {
            request.fail(extractRootCause(failure));
        }
    }

    /// Metrics count these requests under one name: with their paths, whoever has no token could
    /// make as many series as there are ids.
    static void nameIn(RoutingContext request) {
        ((HttpServerRequestInternal) request.request())
                .context()
                .putLocal("UrlPathTemplate", "/unauthenticated");
    }
}
