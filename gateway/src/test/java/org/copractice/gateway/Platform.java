package org.copractice.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector.MatchesType;
import java.util.Map;
import org.copractice.eventsourcing.testing.Issuer;

/// What stands around the gateway in tests: an issuer, a service, one that speaks gibberish, and
/// one that is down. Everything is on real sockets.
public final class Platform implements QuarkusTestResourceLifecycleManager {

    private final Issuer issuer = Issuer.started();
    private final Service service = new Service();
    private final RawService raw = new RawService();

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                Map.entry("quarkus.oidc.auth-server-url", issuer.url()),
                Map.entry("quarkus.oidc.token.forced-jwk-refresh-interval", "0.1S"),
                Map.entry("gateway.upstreams.membership.url", service.url()),
                Map.entry("gateway.upstreams.raw.url", raw.url()),
                Map.entry("gateway.upstreams.raw.prefixes", "/v1/raw"),
                Map.entry("gateway.upstreams.down.url", "http://localhost:" + Ports.free()),
                Map.entry("gateway.upstreams.down.prefixes", "/v1/down"),
                Map.entry("gateway.connections", "8"),
                Map.entry("quarkus.vertx.event-loops-pool-size", "1"),
                Map.entry("gateway.answer-timeout", "1S"),
                // What was found is not asked for again while a test runs.
                Map.entry("portal.status-age", "1H"),
                Map.entry("portal.status-timeout", "1S"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(issuer, new MatchesType(Issuer.class));
        injector.injectIntoFields(service, new MatchesType(Service.class));
        injector.injectIntoFields(raw, new MatchesType(RawService.class));
    }

    @Override
    public void stop() {
        raw.stop();
        service.stop();
        issuer.stop();
    }
}
