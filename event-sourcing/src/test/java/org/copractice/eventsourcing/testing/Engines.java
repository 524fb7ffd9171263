package org.copractice.eventsourcing.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.Map;

/// PostgreSQL, Kafka and an issuer for tests of a whole service.
public final class Engines implements QuarkusTestResourceLifecycleManager {

    /// 32 bytes that are no secret.
    private static final String MASTER_KEYS =
            "test:" + Base64.getEncoder().encodeToString(new byte[32]);

    @Override
    public Map<String, String> start() {
        var database = TestDatabase.create();
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", database.url()),
                Map.entry("quarkus.datasource.username", TestDatabase.service()),
                Map.entry("quarkus.datasource.password", "none"),
                Map.entry("quarkus.flyway.username", TestDatabase.owner()),
                Map.entry("quarkus.flyway.password", "none"),
                Map.entry(
                        "copractice.publisher.bootstrap-servers",
                        TestKafka.shared().bootstrapServers()),
                Map.entry("copractice.publisher.compaction.every", "500ms"),
                Map.entry("copractice.personal-data.master-keys", MASTER_KEYS),
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.oidc.auth-server-url", TestIssuer.url()),
                Map.entry("quarkus.oidc.token.audience", "copractice"));
    }

    @Override
    public void stop() {
        // the engines end with the JVM; other test classes may still use them
    }
}
