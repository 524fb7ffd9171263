package org.copractice.local;

import java.nio.file.Path;
import java.util.Map;

/// Where things lie and which ports they take. Each has an environment variable, so that two
/// platforms can run on one machine.
public record Settings(
        Path checkout,
        Path home,
        int gatewayPort,
        int membershipPort,
        int issuerPort,
        int postgresPort,
        int kafkaPort,
        int kafkaControllerPort) {

    public static Settings of(Map<String, String> environment) {
        var checkout = Path.of(environment.getOrDefault("COPRACTICE_CHECKOUT", ""));
        var home = environment.get("COPRACTICE_HOME");
        return new Settings(
                checkout.toAbsolutePath(),
                (home == null ? checkout.resolve(".copractice") : Path.of(home)).toAbsolutePath(),
                port(environment, "GATEWAY_PORT", 8080),
                port(environment, "MEMBERSHIP_PORT", 8081),
                port(environment, "ISSUER_PORT", 8099),
                port(environment, "POSTGRES_PORT", 54320),
                port(environment, "KAFKA_PORT", 19092),
                port(environment, "KAFKA_CONTROLLER_PORT", 19093));
    }

    /// Another platform beside the one that may be running.
    static Settings aside(Settings settings, Path home) {
        var ports = Ports.free(6);
        return new Settings(
                settings.checkout(),
                home,
                ports.get(0),
                ports.get(1),
                ports.get(2),
                ports.get(3),
                ports.get(4),
                ports.get(5));
    }

    public Path data() {
        return home.resolve("data");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    /// Belongs to what was built, not to the data.
    public Path startCache() {
        return checkout.resolve("deploy/local/target/start-cache");
    }

    public String gatewayUrl() {
        return "http://localhost:" + gatewayPort;
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        var value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65535) {
            throw new Unstartable("%s is not a port: %s".formatted(name, value));
        }
        return Integer.parseInt(value);
    }
}
