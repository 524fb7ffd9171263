package org.copractice.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector.MatchesType;
import java.util.Map;
import org.copractice.eventsourcing.testing.Issuer;

/// What stands around a gateway that merges feeds: an issuer and two services.
public final class Feeds implements QuarkusTestResourceLifecycleManager {

    /// @param membership has the cursors of old
    record Pair(FeedService membership, FeedService meetings) {}

    private final Issuer issuer = Issuer.started();
    private final Pair services =
            new Pair(new FeedService("membership"), new FeedService("meetings"));

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                Map.entry("quarkus.oidc.auth-server-url", issuer.url()),
                Map.entry("gateway.upstreams.membership.url", services.membership().url()),
                Map.entry("gateway.feeds.meetings", services.meetings().url()),
                Map.entry("gateway.connections", "8"),
                Map.entry("quarkus.vertx.event-loops-pool-size", "1"),
                Map.entry("gateway.feed-timeout", "1S"),
                Map.entry("gateway.breaker-pause", "0.2S"),
                Map.entry("portal.status-timeout", "1S"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(issuer, new MatchesType(Issuer.class));
        injector.injectIntoFields(services, new MatchesType(Pair.class));
    }

    @Override
    public void stop() {
        services.meetings().stop();
        services.membership().stop();
        issuer.stop();
    }
}
