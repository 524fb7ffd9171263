package org.copractice.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector.MatchesType;
import java.util.Map;
import org.copractice.eventsourcing.testing.Issuer;

/// A platform whose issuer is not there when the gateway starts.
public final class LateIssuer implements QuarkusTestResourceLifecycleManager {

    private final Issuer issuer = Issuer.notStarted();
    private final Service service = new Service();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.oidc.auth-server-url",
                issuer.url(),
                "quarkus.oidc.token.forced-jwk-refresh-interval",
                "1S",
                "portal.status-age",
                "0.05S",
                "gateway.upstreams.membership.url",
                service.url());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(issuer, new MatchesType(Issuer.class));
    }

    @Override
    public void stop() {
        service.stop();
    }
}
