package org.copractice.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;

/// Puts the parts together on the router.
@ApplicationScoped
class Gateway {

    /// Before all that Quarkus does to a request, such as reading its body.
    private static final int FIRST = -1_000;

    private Edge edge;

    void open(
            @Observes Router router,
            GatewayConfig config,
            Vertx vertx,
            HttpAuthenticator authenticator,
            MeterRegistry metrics) {
        var upstreams = new HashMap<Upstream, List<String>>();
        config.upstreams()
                .forEach((name, service) ->
                        upstreams.put(
                                new Upstream(name, config, vertx, new Traffic(name, metrics)),
                                service.prefixes()));
        edge = new Edge(new Routes(upstreams), new Tokens(authenticator), config);
        router.route().order(FIRST).handler(edge::receive).failureHandler(edge::broken);
        router.route().last().handler(edge::nothingHere);
    }

    /// Needs `quarkus.shutdown.delay-enabled`; comes before the wait for what is under way.
    void end(@Observes ShutdownDelayInitiatedEvent told) {
        edge.end();
    }
}
