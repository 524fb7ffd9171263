package org.copractice.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Calls that take long on purpose: they wait for events, or read them as they come.
@QuarkusTest
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventsTest {

    private static final int CONNECTIONS = 8;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final String STREAM =
            """
            GET /v1/events HTTP/1.1
            Host: gateway
            Authorization: Bearer $TOKEN
            Accept: text/event-stream
            Connection: close

            """;

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;
    private final Queue<HttpServerResponse> streams = new ConcurrentLinkedQueue<>();

    @AfterEach
    void calm() {
        service.reset();
    }

    @Test
    void each_event_passes_when_it_happens() {
        beginStreams();
        try (var wire = client().wire()) {
            wire.write(STREAM);
            assertTrue(until(wire, "retry").contains("text/event-stream"));
            for (var event : new String[] {"one", "two", "three"}) {
                streams.element().write("data: " + event + "\n\n");
                until(wire, event);
            }
            streams.element().end();
            wire.readAll();
        }
    }

    @Test
    void those_who_wait_take_no_connection_from_the_others() {
        beginStreams();
        var wires = Stream.generate(() -> client().wire()).limit(CONNECTIONS).toList();
        wires.forEach(wire -> wire.write(STREAM));
        Await.until("all connections for events are taken", () -> streams.size() == CONNECTIONS);
        service.reset();
        assertEquals("hello", client().get("/v1/regions").body());
        streams.forEach(HttpServerResponse::end);
        wires.forEach(Wire::close);
    }

    @Test
    void the_only_feed_passes_as_it_is() {
        var asked = new CompletableFuture<String>();
        var link = "</v1/events?limit=7&after=BBBB>; rel=\"next\"";
        service.answers(request -> {
            asked.complete(request.uri());
            request.response().putHeader("Link", link).putHeader("Any", "thing").end("[ {}\n]");
        });
        var answer = client().get("/v1/events?limit=7&after=AAAA&wait=3");
        assertEquals("/v1/events?limit=7&after=AAAA&wait=3", asked.join());
        assertEquals("[ {}\n]", answer.body());
        assertEquals(link, answer.headers().firstValue("Link").orElseThrow());
        assertEquals("thing", answer.headers().firstValue("Any").orElseThrow());
    }

    @Test
    void it_waits_longer_than_a_client_may() {
        var usual =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(GatewayConfig.class)
                        .build()
                        .getConfigMapping(GatewayConfig.class);
        assertTrue(usual.answerTimeout().compareTo(LONGEST_WAIT) > 0);
        assertTrue(usual.silenceTimeout().compareTo(LONGEST_WAIT) > 0);
    }

    private void beginStreams() {
        service.answers(request -> {
            request.response()
                    .putHeader("Content-Type", "text/event-stream")
                    .setChunked(true)
                    .write("retry: 1000\n\n");
            streams.add(request.response());
        });
    }

    private Client client() {
        return new Client(gateway, issuer.token());
    }

    private static String until(Wire wire, String text) {
        var seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            seen.append(wire.read(1));
        }
        return seen.toString();
    }
}
