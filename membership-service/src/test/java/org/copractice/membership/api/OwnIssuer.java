package org.copractice.membership.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector.MatchesType;
import java.util.HashMap;
import java.util.Map;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.Issuer;

/// The engines, with an issuer whose keys a test has in hand.
public final class OwnIssuer implements QuarkusTestResourceLifecycleManager {

    private final Issuer issuer = Issuer.started();

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(new Engines().start());
        settings.put("quarkus.oidc.auth-server-url", issuer.url());
        settings.put("quarkus.oidc.token.forced-jwk-refresh-interval", "0.1S");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(issuer, new MatchesType(Issuer.class));
    }

    @Override
    public void stop() {
        issuer.stop();
    }
}
