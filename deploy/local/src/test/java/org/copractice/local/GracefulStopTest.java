package org.copractice.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.copractice.local.process.ServiceProcess;
import org.copractice.local.process.StartCache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service as a process of its own that is told to end (SIGTERM) while clients send commands.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GracefulStopTest {

    private static final Terminal SILENT =
            new Terminal(new PrintStream(OutputStream.nullOutputStream()));
    private static final String KINDS = "/v1/organization-kinds";
    private static final int CLIENTS = 16;
    private static final int ENDED_BY_SIGTERM = 143;

    /// `quarkus.shutdown.timeout` and what a start and an end of the JVM take.
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    @TempDir private static Path home;
    private static Settings settings;
    private static Engines engines;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<String> answered = new ConcurrentSkipListSet<>();
    private ServiceProcess service;
    private int port;
    private String token;
    private Set<String> before;

    @BeforeAll
    static void startEngines() throws Exception {
        settings = Settings.aside(Settings.of(Map.of("COPRACTICE_CHECKOUT", "../..")), home);
        Home.enter(settings, false).close();
        engines = Engines.start(settings, SILENT);
    }

    @AfterAll
    static void stopEngines() {
        engines.close();
    }

    @BeforeEach
    void start() throws Exception {
        service = start(Services.of(settings, engines).getFirst());
        token = Tokens.of(engines.issuer().url()).client("partner-demo");
        var museum = json("{\"name\":\"Museum\",\"onePerCounty\":false}");
        assertTrue(succeeds(request(KINDS + "/museum").PUT(museum)));
        before = stored();
    }

    private ServiceProcess start(Services.Service told) {
        var started =
                ServiceProcess.start(
                        told.name(),
                        told.jar(),
                        told.environment().get(),
                        StartCache.use(told.name(), told.jar(), home),
                        home);
        started.awaitReady(told.port());
        port = told.port();
        return started;
    }

    @AfterEach
    void stop() {
        service.stop();
        threads.close();
        client.close();
    }

    @Test
    void what_is_under_way_is_answered_and_nothing_new_begun() throws Exception {
        try (var database = owner()) {
            database.setAutoCommit(false);
            database.createStatement().execute("LOCK TABLE organization IN EXCLUSIVE MODE");
            var sending =
                    IntStream.range(0, CLIENTS)
                            .mapToObj(_ -> CompletableFuture.runAsync(this::register, threads))
                            .toList();
            until("they wait for the table", () -> waiting() > 0);
            var ending = CompletableFuture.runAsync(service::stop, threads);
            until("nothing new is begun", () -> !succeeds(request(KINDS).GET()));
            database.commit();
            CompletableFuture.allOf(sending.toArray(CompletableFuture[]::new)).join();
            ending.get(IN_TIME.toSeconds(), TimeUnit.SECONDS);
        }
        assertFalse(answered.isEmpty());
        assertEquals(answered, storedSince());
        assertEquals(ENDED_BY_SIGTERM, service.onExit().join().exitValue());
    }

    @Test
    void under_load_what_is_stored_was_answered() throws Exception {
        assertAnswersWhatItBeginsUntil(service);
    }

    @Test
    void under_load_the_gateway_passes_on_every_answer() throws Exception {
        assertAnswersWhatItBeginsUntil(start(Services.of(settings, engines).getLast()));
    }

    private void assertAnswersWhatItBeginsUntil(ServiceProcess ends) throws Exception {
        var sending =
                IntStream.range(0, CLIENTS)
                        .mapToObj(_ -> CompletableFuture.runAsync(this::registerAlways, threads))
                        .toList();
        until("they are at it", () -> answered.size() > 500);
        CompletableFuture.runAsync(ends::stop, threads).get(IN_TIME.toSeconds(), TimeUnit.SECONDS);
        CompletableFuture.allOf(sending.toArray(CompletableFuture[]::new)).join();

        assertEquals(answered, storedSince());
        assertEquals(ENDED_BY_SIGTERM, ends.onExit().join().exitValue());
    }

    /// @return whether it was answered with success
    private boolean register() {
        var id = UUID.randomUUID().toString();
        var museum = json("{\"name\":\"Museum\",\"kind\":\"museum\"}");
        return succeeds(request("/v1/organizations/" + id).PUT(museum)) && answered.add(id);
    }

    private void registerAlways() {
        while (register()) {
            // until the service has gone
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(IN_TIME)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.BodyPublisher json(String text) {
        return BodyPublishers.ofString(text);
    }

    private boolean succeeds(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString()).statusCode() < 300;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Set<String> storedSince() throws SQLException {
        var since = stored();
        since.removeAll(before);
        return since;
    }

    private static Set<String> stored() throws SQLException {
        var ids = new TreeSet<String>();
        try (var database = owner();
                var rows =
                        database.createStatement()
                                .executeQuery(
                                        "SELECT stream_id FROM event"
                                                + " WHERE type = 'organization.registered'")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private int waiting() throws SQLException {
        try (var database = owner();
                var rows =
                        database.createStatement()
                                .executeQuery(
                                        "SELECT count(*) FROM pg_stat_activity"
                                                + " WHERE usename = 'membership'"
                                                + " AND wait_event_type = 'Lock'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(
                engines.postgres().url("membership"), "membership_owner", "any");
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void until(String what, Condition condition) throws SQLException {
        var deadline = System.nanoTime() + IN_TIME.toNanos();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < deadline, () -> "waited in vain: " + what);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
