package org.copractice.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.copractice.gateway.GatewayConfig.Service;

/// Puts the parts together on the router.
@ApplicationScoped
class Gateway {

    /// Before all that Quarkus does to a request, such as reading its body.
    private static final int FIRST = -1_000;

    /// Waiting for events holds connections: with a pool of their own they leave the others to
    /// everybody else.
    private record FeedOf(URI url) implements Service {

        @Override
        public List<String> prefixes() {
            return List.of(Events.PATH);
        }

        @Override
        public boolean open() {
            return false;
        }
    }

    private Edge edge;

    void open(
            @Observes Router router,
            GatewayConfig config,
            Vertx vertx,
            HttpAuthenticator authenticator,
            MeterRegistry metrics) {
        var upstreams = new HashMap<Destination, List<String>>();
        config.upstreams()
                .forEach((name, service) ->
                        upstreams.put(
                                new Upstream(service, config, vertx, new Traffic(name, metrics)),
                                service.prefixes()));
        upstreams.put(events(config, vertx, metrics), List.of(Events.PATH));
        edge = new Edge(new Routes(upstreams), new Tokens(authenticator), config);
        router.route().order(FIRST).handler(edge::receive).failureHandler(edge::broken);
        router.route().last().handler(edge::nothingHere);
    }

    /// A feed that is alone needs no merging: its bytes pass, like everything else.
    private static Destination events(GatewayConfig config, Vertx vertx, MeterRegistry metrics) {
        var all = new Traffic("events", metrics);
        if (config.feeds().size() == 1) {
            var only = new FeedOf(config.feeds().values().iterator().next());
            return new Upstream(only, config, vertx, all);
        }
        var services = new TreeMap<String, Upstream>();
        config.feeds()
                .forEach((name, url) ->
                        services.put(
                                name,
                                new Upstream(
                                        new FeedOf(url),
                                        config,
                                        vertx,
                                        new Traffic("events-" + name, metrics))));
        return new Events(services, config, all);
    }

    /// Needs `quarkus.shutdown.delay-enabled`; comes before the wait for what is under way.
    void end(@Observes ShutdownDelayInitiatedEvent told) {
        edge.end();
    }
}
