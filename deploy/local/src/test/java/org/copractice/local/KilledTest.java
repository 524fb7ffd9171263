package org.copractice.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The platform as a process of its own, which is what can be killed.
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledTest {

    @TempDir private Path home;
    private Settings settings;
    private Process platform;

    @BeforeEach
    void choose() {
        settings = Settings.aside(Settings.of(Map.of()), home);
    }

    @AfterEach
    void stop() throws Exception {
        platform.destroy();
        platform.waitFor();
    }

    @Test
    void what_was_committed_is_there_after_kill_9() throws Exception {
        start();
        execute("CREATE TABLE kept AS SELECT 7 AS number");
        var topic = new Topic("localhost:" + settings.kafkaPort(), "kept");
        topic.create();
        topic.send("seven");

        platform.destroyForcibly().waitFor();
        start();

        assertEquals(7, number("SELECT number FROM kept"));
        assertEquals(List.of("seven"), topic.read(1));
    }

    @Test
    void a_second_platform_in_the_same_directory_is_told_so() throws Exception {
        try (var _ = Home.enter(settings, false)) {
            platform = launch();
            var said = new String(platform.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(said.contains("already running"), said);
            assertTrue(said.contains("kill " + ProcessHandle.current().pid()), said);
            assertEquals(1, platform.waitFor());
        }
    }

    private void start() throws Exception {
        platform = launch();
        var said = new StringBuilder();
        BufferedReader reader = platform.inputReader();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            said.append(line).append('\n');
            if (line.contains("The engines run")) {
                return;
            }
        }
        throw new AssertionError("It did not start:\n" + said);
    }

    private Process launch() throws Exception {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--engines-only");
        builder.environment().putAll(environment());
        return builder.redirectErrorStream(true).start();
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("COPRACTICE_HOME", home.toString());
        environment.put("POSTGRES_PORT", Integer.toString(settings.postgresPort()));
        environment.put("KAFKA_PORT", Integer.toString(settings.kafkaPort()));
        environment.put("KAFKA_CONTROLLER_PORT", Integer.toString(settings.kafkaControllerPort()));
        environment.put("ISSUER_PORT", Integer.toString(settings.issuerPort()));
        return environment;
    }

    private void execute(String sql) throws Exception {
        try (var connection = DriverManager.getConnection(url(), "membership_owner", "any")) {
            connection.createStatement().execute(sql);
        }
    }

    private int number(String sql) throws Exception {
        try (var connection = DriverManager.getConnection(url(), "membership_owner", "any");
                var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    private String url() {
        return "jdbc:postgresql://localhost:%d/membership".formatted(settings.postgresPort());
    }
}
