package org.copractice.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.copractice.local.process.ServiceProcess;
import org.copractice.local.process.StartCache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What belongs together is told as such at every place: by the caller at the edge, in the answer,
/// in the record's history and in the message on Kafka. All of it runs as processes of its own.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TraceTest {

    private static final Terminal SILENT =
            new Terminal(new PrintStream(OutputStream.nullOutputStream()));
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @TempDir private static Path home;
    private static Settings settings;
    private static Engines engines;
    private static final List<ServiceProcess> PROCESSES = new ArrayList<>();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws Exception {
        settings = Settings.aside(Settings.of(Map.of("COPRACTICE_CHECKOUT", "../..")), home);
        Home.enter(settings, false).close();
        engines = Engines.start(settings, SILENT);
        for (var service : Services.of(settings, engines)) {
            var process =
                    ServiceProcess.start(
                            service.name(),
                            service.jar(),
                            service.environment().get(),
                            StartCache.use(service.name(), service.jar(), home),
                            home);
            PROCESSES.add(process);
            process.awaitReady(service.port());
        }
    }

    @AfterAll
    static void stop() {
        PROCESSES.reversed().forEach(ServiceProcess::stop);
        engines.close();
    }

    @Test
    void trace_and_correlation_go_from_the_edge_to_the_message() throws Exception {
        var kind = BodyPublishers.ofString("{\"name\":\"Museum\",\"onePerCounty\":false}");
        send(request("/v1/organization-kinds/museum").PUT(kind));
        var path = "/v1/organizations/" + UUID.randomUUID();
        var first = send(request(path).PUT(museum("A")));
        assertEquals(201, first.statusCode(), first.body());
        var stale = send(request(path).PUT(BodyPublishers.ofString("{}")));
        assertTrue(stale.body().contains("\"traceId\":\"" + TRACE + "\""), stale.body());

        var alone = untraced(path).header("If-Match", "\"1\"");
        assertEquals(200, send(alone.PUT(museum("B"))).statusCode());

        var history = send(request(path + "/history").GET()).body();
        var messages = new Topic("localhost:" + settings.kafkaPort(), "organization.v1").headers(2);
        assertEquals("registration-7", messages.getFirst().get("ce_correlationid"));
        assertTrue(history.contains("\"correlation\":\"registration-7\""), history);
        var trace = messages.getFirst().get("ce_traceparent").split("-", -1);
        assertEquals(TRACE, trace[1]);
        assertNotEquals(SPAN, trace[2], "the gateway is a step of its own");
        assertEquals("01", trace[3]);

        var begun = messages.getLast().get("ce_traceparent").split("-", -1)[1];
        assertNotEquals(TRACE, begun);
        assertEquals(begun, messages.getLast().get("ce_correlationid"));
        assertTrue(history.contains("\"correlation\":\"" + begun + "\""), history);
    }

    private static HttpRequest.BodyPublisher museum(String name) {
        return BodyPublishers.ofString("{\"name\":\"%s\",\"kind\":\"museum\"}".formatted(name));
    }

    private static HttpRequest.Builder request(String path) throws Exception {
        return untraced(path)
                .header("traceparent", "00-%s-%s-01".formatted(TRACE, SPAN))
                .header("X-Correlation-Id", "registration-7");
    }

    private static HttpRequest.Builder untraced(String path) throws Exception {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + settings.gatewayPort() + path))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Bearer " + Tokens.of(engines.issuer().url()).client("partner-demo"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
