package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What crosses the gateway besides the body.
@QuarkusTest
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HeaderTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;
    Client client;
    final AtomicReference<MultiMap> seen = new AtomicReference<>();

    @BeforeEach
    void watch() {
        service.answers(request -> {
            seen.set(request.headers());
            request.response().end();
        });
        client = new Client(gateway, issuer.token());
    }

    @Test
    void what_a_client_says_about_its_origin_is_replaced_by_what_the_gateway_knows() {
        send(
                """
                X-Forwarded-For: 6.6.6.6
                x-forwarded-host: evil
                X-FORWARDED-PROTO: https
                X-Forwarded-Port: 443
                X-Forwarded-Prefix: /evil
                X-Real-IP: 6.6.6.6
                Forwarded: for=6.6.6.6
                """);
        assertEquals("127.0.0.1", String.join(",", seen.get().getAll("X-Forwarded-For")));
        assertEquals("http", String.join(",", seen.get().getAll("X-Forwarded-Proto")));
        assertEquals("gateway", String.join(",", seen.get().getAll("X-Forwarded-Host")));
        for (var forged :
                new String[] {"X-Forwarded-Port", "X-Forwarded-Prefix", "X-Real-IP", "Forwarded"}) {
            assertNull(seen.get().get(forged), forged);
        }
    }

    @Test
    void hop_by_hop_headers_end_at_the_gateway() {
        send(
                """
                Connection: keep-alive, X-Mine, traceparent, X-Forwarded-For
                X-Mine: 1
                Keep-Alive: timeout=5
                TE: trailers
                Trailer: X-Sum
                Upgrade: h2c
                Proxy-Authorization: Basic eA==
                Proxy-Connection: keep-alive
                """);
        for (var name :
                new String[] {
                    "X-Mine",
                    "Keep-Alive",
                    "TE",
                    "Trailer",
                    "Upgrade",
                    "Proxy-Authorization",
                    "Proxy-Connection"
                }) {
            assertNull(seen.get().get(name), name);
        }
        assertEquals("127.0.0.1", seen.get().get("X-Forwarded-For"));
        assertTrue(seen.get().get("traceparent").matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
    }

    @Test
    void hop_by_hop_headers_of_the_answer_end_there_too() {
        service.answers(request ->
                request.response()
                        .putHeader("Connection", "X-Internal")
                        .putHeader("X-Internal", "1")
                        .putHeader("Keep-Alive", "timeout=5")
                        .putHeader("Proxy-Authenticate", "Basic")
                        .putHeader("Trailer", "X-Sum")
                        .putHeader("Upgrade", "h2c")
                        .putHeader("X-Public", "1")
                        .end());
        var answer = send("").toLowerCase(Locale.ROOT);
        assertFalse(answer.contains("x-internal"), answer);
        assertFalse(answer.contains("keep-alive"), answer);
        assertFalse(answer.contains("proxy-authenticate"), answer);
        assertFalse(answer.contains("trailer"), answer);
        assertFalse(answer.contains("upgrade"), answer);
        assertTrue(answer.contains("x-public: 1"), answer);
    }

    @Test
    void what_the_service_needs_passes() {
        send("If-Match: \"3\"\nIdempotency-Key: k\nAccept: text/csv\nAccept-Language: es\n");
        assertEquals("\"3\"", seen.get().get("If-Match"));
        assertEquals("k", seen.get().get("Idempotency-Key"));
        assertEquals("text/csv", seen.get().get("Accept"));
        assertEquals("es", seen.get().get("Accept-Language"));
        assertEquals("Bearer " + client.token(), seen.get().get("Authorization"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-%s-00f067aa0ba902b7-01",
                "01-%s-00f067aa0ba902b7-01",
                "01-%s-00f067aa0ba902b7-01-more"
            })
    void a_trace_is_continued_with_the_gateway_as_its_own_span(String sent) {
        send("traceparent: " + sent.formatted(TRACE) + "\ntracestate: a=b\n");
        var passed = seen.get().get("traceparent");
        assertTrue(passed.matches("00-" + TRACE + "-[0-9a-f]{16}-01"), passed);
        assertFalse(passed.contains("00f067aa0ba902b7"), passed);
        assertEquals("a=b", seen.get().get("tracestate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e473x-00f067aa0ba902b7-01",
                "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void a_broken_trace_is_replaced_by_a_new_one(String sent) {
        send("traceparent: " + sent + "\ntracestate: a=b\n");
        var passed = seen.get().get("traceparent");
        assertTrue(passed.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"), passed);
        assertFalse(passed.contains(TRACE), passed);
        assertNull(seen.get().get("tracestate"));
    }

    @Test
    void two_traces_are_none() {
        send("traceparent: 00-%s-00f067aa0ba902b7-01\n".formatted(TRACE).repeat(2));
        assertEquals(1, seen.get().getAll("traceparent").size());
        assertFalse(seen.get().get("traceparent").contains(TRACE));
    }

    @Test
    void every_call_without_a_trace_gets_its_own() {
        send("");
        var first = seen.get().get("traceparent");
        send("");
        assertNotEquals(first, seen.get().get("traceparent"));
    }

    @Test
    void a_problem_names_the_trace() {
        var response =
                Client.send(
                        client.request("/v1/nowhere")
                                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
        assertProblem(404, "not-found", response);
        assertEquals(TRACE, Client.problem(response).getString("traceId"));
    }

    private String send(String headers) {
        return client.exchange(
                "GET /v1/regions HTTP/1.1\n"
                        + "Host: gateway\n"
                        + "Authorization: Bearer $TOKEN\n"
                        + "Connection: close\n"
                        + headers
                        + "\n");
    }
}
