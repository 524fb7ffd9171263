package org.copractice.local;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.copractice.local.engine.ProofKey;

/// The services of the platform and what each is told by its environment.
final class Services {

    /// @param environment waits for the engines that the service cannot start without
    record Service(String name, Path jar, int port, Supplier<Map<String, String>> environment) {}

    /// For form, like the passwords: what is kept on this machine is made up.
    private static final String LOCAL_KEY = "Y29wcmFjdGljZSBvbiBvbmUgbWFjaGluZSBvbmx5IC4=";

    private Services() {}

    static List<Service> of(Settings settings, Engines engines) {
        return List.of(
                new Service(
                        "membership-service",
                        jar(settings, "membership-service"),
                        settings.membershipPort(),
                        () -> membership(settings, engines)),
                new Service(
                        "gateway",
                        jar(settings, "gateway"),
                        settings.gatewayPort(),
                        () -> gateway(settings, engines)));
    }

    private static Path jar(Settings settings, String module) {
        return settings.checkout().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /// Kafka is not waited for: commands go on without it, and publishing catches up. The passwords
    /// are for form, the server trusts whoever is on this machine.
    private static Map<String, String> membership(Settings settings, Engines engines) {
        return Map.ofEntries(
                entry("PORT", Integer.toString(settings.membershipPort())),
                entry("LOG_JSON", "false"),
                entry("DATABASE_URL", engines.postgres().url("membership")),
                entry("DATABASE_USER", "membership"),
                entry("DATABASE_PASSWORD", "local"),
                entry("DATABASE_OWNER", "membership_owner"),
                entry("DATABASE_OWNER_PASSWORD", "local"),
                entry("PERSONAL_DATA_KEYS", "local:" + LOCAL_KEY),
                entry("WEBHOOKS_ALLOW_LOOPBACK", "true"),
                entry("PROOF_KEYS_FILE", proofKeys(settings)),
                entry("PUBLIC_URL", settings.gatewayUrl()),
                entry("KAFKA_BOOTSTRAP", "localhost:" + settings.kafkaPort()),
                entry("OIDC_ISSUER", engines.issuer().url()));
    }

    private static String proofKeys(Settings settings) {
        try {
            return ProofKey.in(settings.data()).toString();
        } catch (IOException e) {
            throw new Unstartable("No key for proofs: " + e.getMessage());
        }
    }

    private static Map<String, String> gateway(Settings settings, Engines engines) {
        return Map.of(
                "PORT",
                Integer.toString(settings.gatewayPort()),
                "LOG_JSON",
                "false",
                "MEMBERSHIP_URL",
                "http://localhost:" + settings.membershipPort(),
                "OIDC_ISSUER",
                engines.issuer().url());
    }
}
