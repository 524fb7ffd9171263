package org.copractice.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.copractice.local.Engines;
import org.copractice.local.Settings;
import org.copractice.local.Terminal;
import org.copractice.local.engine.Directories;

/// Engines and a membership service of the benchmark's own, in a directory that is made anew.
final class Stand implements AutoCloseable {

    static final int SERVICE_PORT = 18_081;

    /// 32 bytes in Base64.
    private static final String NO_SECRET = "Y29wcmFjdGljZSBvbiBvbmUgbWFjaGluZSBvbmx5IC4=";

    private static final int POSTGRES_PORT = 15_432;

    private final Path directory;
    private final Engines engines;
    private Process service;
    private final HttpClient http = HttpClient.newHttpClient();
    private boolean closed;

    Stand(Path checkout) throws IOException {
        directory = checkout.resolve("bench/target/stand").toAbsolutePath();
        Directories.delete(directory);
        Files.createDirectories(directory.resolve("logs"));
        var settings =
                Settings.of(
                        Map.of(
                                "COPRACTICE_CHECKOUT",
                                checkout.toString(),
                                "COPRACTICE_HOME",
                                directory.toString(),
                                "ISSUER_PORT",
                                "18099",
                                "POSTGRES_PORT",
                                "" + POSTGRES_PORT,
                                "KAFKA_PORT",
                                "18092",
                                "KAFKA_CONTROLLER_PORT",
                                "18093"));
        engines = Engines.start(settings, new Terminal(System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        engines.kafka();
        service = start(checkout);
        awaitReady(url() + "/q/health/ready");
    }

    private Process start(Path checkout) throws IOException {
        return java(
                "membership-service",
                List.of(
                        "-jar",
                        checkout.resolve("membership-service/target/quarkus-app/quarkus-run.jar")
                                .toString()),
                Map.of(
                        "PORT",
                        "" + SERVICE_PORT,
                        "DATABASE_URL",
                        engines.postgres().url("membership"),
                        "DATABASE_PASSWORD",
                        "local",
                        "DATABASE_OWNER_PASSWORD",
                        "local",
                        "PERSONAL_DATA_KEYS",
                        "bench:" + NO_SECRET,
                        "WEBHOOKS_ALLOW_LOOPBACK",
                        "true",
                        "KAFKA_BOOTSTRAP",
                        kafka(),
                        "OIDC_ISSUER",
                        issuer(),
                        "LOG_JSON",
                        "false"));
    }

    /// A Java process of the benchmark's own.
    Process java(String name, List<String> program, Map<String, String> environment)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(program);
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return start(name, builder);
    }

    /// A process that prints to a log named after it.
    Process start(String name, ProcessBuilder builder) throws IOException {
        return Ending.withThisProcess(
                builder.redirectErrorStream(true)
                        .redirectOutput(directory.resolve("logs/" + name + ".log").toFile())
                        .start());
    }

    /// @param url that answers 200 as soon as it can be worked with
    void awaitReady(String url) {
        for (int i = 0; i < 600; i++) {
            try {
                var request = HttpRequest.newBuilder(URI.create(url));
                if (send(request.header("Authorization", "Bearer " + token("partner-demo")))
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (UncheckedIOException _) {
                // not listening yet
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new IllegalStateException(url + " is not ready; see " + directory + "/logs");
    }

    Path directory() {
        return directory;
    }

    String url() {
        return "http://localhost:" + SERVICE_PORT;
    }

    String kafka() {
        return engines.kafka().bootstrapServers();
    }

    Pgbench pgbench() {
        return new Pgbench(POSTGRES_PORT, directory);
    }

    String issuer() {
        return engines.issuer().url();
    }

    Wrk wrk() {
        return wrk(url());
    }

    Wrk wrk(String url) {
        return new Wrk(url, token("partner-demo"), directory);
    }

    String token(String client) {
        var form =
                "grant_type=client_credentials&client_id=%s&client_secret=any&scope=all"
                        .formatted(client);
        var response =
                send(
                        HttpRequest.newBuilder(URI.create(issuer() + "/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)));
        return json(response.body()).get("access_token").asText();
    }

    /// @return the body of a successful answer
    JsonNode call(String client, String method, String path, String body) {
        var response =
                send(
                        HttpRequest.newBuilder(URI.create(url() + path))
                                .header("Authorization", "Bearer " + token(client))
                                .header("Content-Type", "application/json")
                                .method(
                                        method,
                                        body == null
                                                ? BodyPublishers.noBody()
                                                : BodyPublishers.ofString(body)));
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + response.body());
        }
        return json(response.body());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return new ObjectMapper().readTree(body.isEmpty() ? "{}" : body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As the superuser.
    Connection database(String name) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(POSTGRES_PORT, name));
    }

    /// Until publishers and read models have come to the end of the feed, so that they do not work
    /// while something else is measured.
    void awaitFollowers() {
        for (int i = 0; !isFollowed(); i++) {
            if (i == 6_000) {
                throw new IllegalStateException(
                        "Publishers or read models do not come to the end.");
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private boolean isFollowed() {
        try (var connection = database("membership");
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                SELECT bool_and(position >= (SELECT max(position) FROM event))
                                FROM checkpoint
                                WHERE name IN
                                    ('publisher', 'people-directory-1', 'places-1', 'coverage-1')\
                                """)) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String database, List<String> statements) {
        try (var connection = database(database);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (service != null) {
                Ending.end(service);
            }
            engines.close();
        }
    }
}
