package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.copractice.eventsourcing.testing.Issuer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An upstream in trouble costs its own callers a precise answer, and nobody else anything.
@QuarkusTest
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultTest {

    private static final String UPLOAD =
            """
            PUT /v1/regions/3 HTTP/1.1
            Host: gateway
            Authorization: Bearer $TOKEN
            Transfer-Encoding: chunked
            Connection: close

            """;

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;
    RawService raw;
    Client client;

    @BeforeEach
    void quiet() {
        client = new Client(gateway, issuer.token());
        service.reset();
    }

    @AfterEach
    void calm() {
        service.reset();
    }

    @Test
    void an_upstream_that_is_down_is_a_503_at_once_and_the_others_go_on() {
        for (var i = 0; i < 50; i++) {
            var start = System.nanoTime();
            var response = client.get("/v1/down");
            assertProblem(503, "unavailable", response);
            assertEquals("1", response.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(1).toNanos());
            assertEquals("hello", client.get("/v1/regions").body());
        }
    }

    @Test
    void an_upstream_that_comes_back_is_used_at_once() {
        assertProblem(503, "unavailable", client.get("/v1/down"));
        var down = ConfigProvider.getConfig().getValue("gateway.upstreams.down.url", URI.class);
        var back = new Service(down.getPort());
        assertEquals("hello", client.get("/v1/down").body());
        back.stop();
        assertProblem(503, "unavailable", client.get("/v1/down"));
    }

    @Test
    void an_upstream_that_does_not_answer_is_a_504_and_others_do_not_wait() throws Exception {
        service.answers(_ -> {});
        raw.says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> client.get("/v1/regions"));
            Await.until("the call is under way", () -> service.openConnections() > 0);
            assertEquals("ok", client.get("/v1/raw").body());
            assertTrue(!slow.isDone());
            assertProblem(504, "upstream-timeout", slow.get());
        }
    }

    @Test
    void the_time_to_answer_runs_from_the_end_of_the_request() throws Exception {
        service.answers(request -> request.body().onSuccess(request.response()::end));
        var start = System.nanoTime();
        try (var wire = client.wire()) {
            wire.write(UPLOAD);
            for (var i = 0; i < 4; i++) {
                Await.settled(() -> 0);
                wire.write("2\nxx\n");
            }
            assertTrue(System.nanoTime() - start > Duration.ofSeconds(1).toNanos());
            wire.write("0\n\n");
            var answer = wire.readAll();
            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gibberish\r\n\r\n",
                "HTTP/1.1 xyz\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-"
            })
    void an_upstream_that_does_not_speak_http_is_a_502(String bytes) {
        raw.says(bytes);
        assertProblem(502, "upstream-failed", client.get("/v1/raw"));
        assertEquals("hello", client.get("/v1/regions").body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"
            })
    void an_answer_that_breaks_off_is_never_taken_for_a_whole_one(String bytes) {
        raw.says(bytes);
        assertThrows(UncheckedIOException.class, () -> client.get("/v1/raw"));
    }

    @Test
    void more_calls_than_an_upstream_can_take_are_refused_and_the_rest_is_answered()
            throws Exception {
        var waiting = new ConcurrentLinkedQueue<HttpServerRequest>();
        service.answers(waiting::add);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<HttpResponse<String>>>();
            for (var i = 0; i < 20; i++) {
                calls.add(threads.submit(() -> client.get("/v1/regions")));
            }
            Await.until("the service is full", () -> waiting.size() == 8);
            Await.until(
                    "too many are refused",
                    () -> calls.stream().filter(Future::isDone).count() >= 4);
            service.answers(request -> request.response().end("hello"));
            waiting.forEach(request -> request.response().end("hello"));
            var refused = 0;
            for (var call : calls) {
                if (call.get().statusCode() == 503) {
                    refused++;
                } else {
                    assertEquals("hello", call.get().body());
                }
            }
            assertTrue(refused >= 4 && refused <= 12, "refused: " + refused);
        }
    }
}
