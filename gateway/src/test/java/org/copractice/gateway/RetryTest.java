package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A service that hangs up or hangs: what is tried again, and when it is left alone.
@QuarkusTest
@TestProfile(RetryTest.Fresh.class)
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RetryTest {

    /// With a budget that no other test has used up.
    public static final class Fresh implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.breaker-after", "3", "gateway.breaker-pause", "2S");
        }
    }

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;
    RawService raw;
    Client client;
    final ConcurrentLinkedQueue<String> arrived = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void watch() {
        client = new Client(gateway, issuer.token());
        service.reset();
        client.get("/v1/regions");
        hangsUp(1);
    }

    @AfterEach
    void calm() {
        service.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void a_safe_call_is_sent_again_when_the_service_hung_up(String method) {
        assertEquals(200, client.send(method, "/v1/regions", BodyPublishers.noBody()).statusCode());
        assertEquals(List.of(method + " ", method + " "), List.copyOf(arrived));
    }

    @Test
    void a_change_with_a_key_is_sent_again_with_its_body() {
        assertEquals(200, put("k", "hello").statusCode());
        assertEquals(List.of("PUT hello", "PUT hello"), List.copyOf(arrived));
    }

    @Test
    void a_change_without_a_key_is_sent_once() {
        assertProblem(
                502,
                "upstream-failed",
                client.send("PUT", "/v1/regions/3", BodyPublishers.ofString("hello")));
        assertEquals(List.of("PUT hello"), List.copyOf(arrived));
    }

    @Test
    void a_key_that_does_not_reach_the_service_does_not_count() {
        try (var wire = client.wire()) {
            wire.write(
                    """
                    PUT /v1/regions/3 HTTP/1.1
                    Host: gateway
                    Authorization: Bearer $TOKEN
                    Idempotency-Key: k
                    Connection: Idempotency-Key
                    Content-Length: 5

                    hello\
                    """);
            assertEquals("HTTP/1.1 502", wire.read(12));
        }
        assertEquals(1, arrived.size());
    }

    @Test
    void a_large_body_is_not_kept_for_a_second_time() {
        assertProblem(502, "upstream-failed", put("k", "x".repeat(16 * 1024 + 1)));
        assertEquals(1, arrived.size());
        hangsUp(1);
        arrived.clear();
        assertEquals(200, put("k", "x".repeat(16 * 1024)).statusCode());
        assertEquals(2, arrived.size());
    }

    @Test
    void nothing_is_sent_a_third_time() {
        hangsUp(2);
        assertProblem(502, "upstream-failed", client.get("/v1/regions"));
        assertEquals(2, arrived.size());
    }

    @Test
    void nothing_is_sent_again_once_a_part_of_the_answer_has_come() {
        service.answers(request -> {
            arrived.add(request.method() + " ");
            request.response()
                    .setChunked(true)
                    .write(Buffer.buffer("half"))
                    .onComplete(_ -> request.connection().close());
        });
        assertThrows(UncheckedIOException.class, () -> client.get("/v1/regions"));
        assertEquals(1, arrived.size());
    }

    @Test
    void a_service_that_always_hangs_up_is_not_asked_twice_for_long() {
        raw.says("");
        int before = raw.asked();
        for (var i = 0; i < 20; i++) {
            assertProblem(502, "upstream-failed", client.get("/v1/raw"));
        }
        assertEquals(20 + 10, raw.asked() - before, "ten to begin with");
        raw.says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        for (var i = 0; i < 10; i++) {
            assertEquals("ok", client.get("/v1/raw").body());
        }
        raw.says("");
        int later = raw.asked();
        assertProblem(502, "upstream-failed", client.get("/v1/raw"));
        assertProblem(502, "upstream-failed", client.get("/v1/raw"));
        assertEquals(3, raw.asked() - later, "one for ten calls");
    }

    @Test
    void a_call_that_was_waited_for_in_vain_is_not_sent_again_and_a_client_may_wait_for_less() {
        long began = System.nanoTime();
        service.answers(request -> arrived.add(request.getHeader("X-Request-Timeout")));
        assertProblem(
                504,
                "upstream-timeout",
                Client.send(client.request("/v1/regions").header("X-Request-Timeout", "50")));
        assertEquals(List.of("50"), List.copyOf(arrived));
        assertTrue(System.nanoTime() - began < 1_000_000_000, "it was waited for as ever");
    }

    @Test
    void a_service_that_hangs_is_left_alone_and_asked_now_and_then() throws Exception {
        service.answers(request -> arrived.add(request.uri()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting =
                    Stream.generate(() -> threads.submit(() -> client.get("/v1/regions")))
                            .limit(3)
                            .toList();
            for (Future<HttpResponse<String>> call : waiting) {
                assertProblem(504, "upstream-timeout", call.get());
            }
        }
        var refused = client.get("/v1/regions");
        assertProblem(503, "unavailable", refused);
        assertEquals("1", refused.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(3, arrived.size());
        raw.says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        assertEquals("ok", client.get("/v1/raw").body());

        service.reset();
        Await.until("it is asked again", () -> client.get("/v1/regions").statusCode() == 200);
        assertEquals(200, client.get("/v1/regions").statusCode());
    }

    @Test
    void impatient_clients_do_not_close_a_service_for_others() {
        service.answers(_ -> {});
        for (var i = 0; i < 10; i++) {
            assertEquals(
                    504,
                    Client.send(client.request("/v1/regions").header("X-Request-Timeout", "1"))
                            .statusCode());
        }
        service.reset();
        assertEquals(200, client.get("/v1/regions").statusCode());
    }

    /// So many times after it has read the request; then it answers.
    private void hangsUp(int times) {
        service.answers(request ->
                request.body()
                        .onSuccess(body -> {
                            arrived.add(request.method() + " " + body);
                            if (arrived.size() <= times) {
                                request.connection().close();
                            } else {
                                request.response().end("hello");
                            }
                        }));
    }

    private HttpResponse<String> put(String key, String body) {
        return Client.send(
                client.request("/v1/regions/3")
                        .header("Idempotency-Key", key)
                        .PUT(BodyPublishers.ofString(body)));
    }
}
