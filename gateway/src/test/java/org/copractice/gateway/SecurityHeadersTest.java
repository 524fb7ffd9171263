package org.copractice.gateway;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a browser must know of every answer, whoever gave it.
@QuarkusTest
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecurityHeadersTest {

    private static final Map<String, String> ALWAYS =
            Map.of(
                    "x-content-type-options", "nosniff",
                    "strict-transport-security", "max-age=31536000; includeSubDomains",
                    "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
                    "referrer-policy", "no-referrer",
                    "cache-control", "no-store");

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;
    RawService raw;
    Client client;

    @BeforeEach
    void quiet() {
        client = new Client(gateway, issuer.token());
        service.reset();
        raw.says("");
    }

    @AfterEach
    void calm() {
        service.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/regions HTTP/1.1",
                "HEAD /v1/regions HTTP/1.1",
                "GET /nowhere HTTP/1.1",
                "GET /q/health/live HTTP/1.1",
                "GET /q/metrics HTTP/1.1",
                "GET /v1/nowhere HTTP/1.1",
                "GET /v1/%2e%2e/q HTTP/1.1",
                "GET /v1/down HTTP/1.1",
                "GET /v1/raw HTTP/1.1",
                "TRACE /v1/regions HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /v1/regions HTTP/1.0",
                "GET /v1/regions HTTP/2.0",
                "gibberish"
            })
    void every_answer_has_them(String line) {
        var headers =
                headers(
                        client.exchange(
                                line
                                        + "\n"
                                        + "Host: gateway\n"
                                        + "Authorization: Bearer $TOKEN\n"
                                        + "Connection: close\n\n"));
        assertAll(
                ALWAYS.entrySet().stream()
                        .map(each ->
                                () -> assertEquals(each.getValue(), headers.get(each.getKey()))));
    }

    @Test
    void a_service_may_say_otherwise_how_long_its_answer_is_kept_and_what_a_page_loads() {
        service.answers(request ->
                request.response()
                        .putHeader("Cache-Control", "max-age=60")
                        .putHeader("Content-Security-Policy", "default-src 'self'")
                        .putHeader("Referrer-Policy", "same-origin")
                        .putHeader("X-Content-Type-Options", "sniff")
                        .putHeader("Strict-Transport-Security", "max-age=0")
                        .end());
        var answer = client.get("/v1/regions").headers().map();
        assertEquals(Set.of("max-age=60"), Set.copyOf(answer.get("cache-control")));
        assertEquals(
                Set.of("default-src 'self'"), Set.copyOf(answer.get("content-security-policy")));
        assertEquals(Set.of("same-origin"), Set.copyOf(answer.get("referrer-policy")));
        assertEquals(Set.of("nosniff"), Set.copyOf(answer.get("x-content-type-options")));
        assertEquals(
                Set.of(ALWAYS.get("strict-transport-security")),
                Set.copyOf(answer.get("strict-transport-security")));
    }

    @Test
    void no_answer_says_what_runs_behind_it() {
        service.answers(request ->
                request.response()
                        .putHeader("Server", "Quarkus/3")
                        .putHeader("X-Powered-By", "Java")
                        .end());
        for (var path : new String[] {"/v1/regions", "/", "/q/metrics", "/v1/nowhere"}) {
            var headers = client.get(path).headers();
            assertTrue(headers.firstValue("Server").isEmpty(), path);
            assertTrue(headers.firstValue("X-Powered-By").isEmpty(), path);
        }
    }

    private static Map<String, String> headers(String answer) {
        var headers = new HashMap<String, String>();
        for (var line : answer.substring(0, answer.indexOf("\r\n\r\n")).split("\r\n", -1)) {
            var colon = line.indexOf(": ");
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 2));
            }
        }
        return headers;
    }
}
