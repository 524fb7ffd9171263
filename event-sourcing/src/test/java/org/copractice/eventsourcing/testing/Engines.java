package org.copractice.eventsourcing.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

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
                Map.entry("copractice.publisher.compaction.every", "1s"),
                Map.entry("copractice.proofs.keys", proofKeys()),
                Map.entry("copractice.personal-data.master-keys", MASTER_KEYS),
                Map.entry("copractice.webhooks.allow-loopback", "true"),
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.oidc.auth-server-url", TestIssuer.url()));
    }

    /// A JWK Set of one key.
    private static String proofKeys() {
        try {
            var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId("test");
            return new JsonWebKeySet(key).toJson(OutputControlLevel.INCLUDE_PRIVATE);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        // the engines end with the JVM; other test classes may still use them
    }
}
