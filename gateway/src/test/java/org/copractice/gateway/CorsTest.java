package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A page of an origin on the list may call the API from a browser; no other may.
@QuarkusTest
@TestProfile(CorsTest.TwoOrigins.class)
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CorsTest {

    public static final class TwoOrigins implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.origins", "https://portal.example.org,http://localhost:5173");
        }
    }

    private static final String ALLOWED = "https://portal.example.org";

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;
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

    @ParameterizedTest
    @ValueSource(strings = {ALLOWED, "http://localhost:5173"})
    void a_page_on_the_list_may_read_the_answer_and_its_headers(String origin) {
        var answer = get("/v1/regions", origin);
        assertTrue(answer.contains("access-control-allow-origin: " + origin + "\r\n"), answer);
        assertTrue(
                answer.contains(
                        "access-control-expose-headers: etag, location, link, ratelimit,"
                                + " ratelimit-policy, retry-after, feeds-unavailable,"
                                + " idempotency-key, traceparent\r\n"),
                answer);
        assertTrue(answer.contains("vary: origin\r\n"), answer);
        assertFalse(answer.contains("credentials"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nowhere", "/v1/down", "/v1/%2e%2e", "/"})
    void it_may_read_errors_too(String path) {
        var answer = get(path, ALLOWED);
        assertTrue(answer.contains("access-control-allow-origin: " + ALLOWED + "\r\n"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org",
                "http://portal.example.org",
                "https://portal.example.org:8443",
                "https://portal.example.org.evil.org",
                "https://evil-portal.example.org",
                "https://PORTAL.example.org",
                "https://portal.example.org/",
                "null",
                "*"
            })
    void no_other_page_gets_a_word(String origin) {
        var answer = get("/v1/regions", origin);
        assertTrue(answer.startsWith("http/1.1 200"), answer);
        assertFalse(answer.contains("access-control"), answer);
        assertTrue(answer.contains("vary: origin\r\n"), answer);

        var preflight = preflight("/v1/regions", origin);
        assertProblem(403, "origin-not-allowed", preflight);
        assertFalse(preflight.toLowerCase(Locale.ROOT).contains("access-control"), preflight);
    }

    @Test
    void two_origins_are_none() {
        assertFalse(get("/v1/regions", ALLOWED + " " + ALLOWED).contains("access-control"));
    }

    @Test
    void a_preflight_is_answered_without_the_service_and_without_a_token() {
        service.answers(request -> request.response().setStatusCode(500).end());
        var answer = preflight("/v1/regions/3", ALLOWED).toLowerCase(Locale.ROOT);
        assertTrue(answer.startsWith("http/1.1 204"), answer);
        assertTrue(answer.contains("access-control-allow-origin: " + ALLOWED + "\r\n"), answer);
        assertTrue(
                answer.contains(
                        "access-control-allow-methods: get, head, post, put, patch, delete\r\n"),
                answer);
        for (var needed : new String[] {"authorization", "if-match", "idempotency-key"}) {
            assertTrue(answer.contains(needed), answer);
        }
        assertFalse(answer.contains("credentials"), answer);
    }

    @Test
    void what_a_service_says_about_origins_goes_no_further() {
        service.answers(request ->
                request.response()
                        .putHeader("Access-Control-Allow-Origin", "*")
                        .putHeader("Access-Control-Allow-Credentials", "true")
                        .putHeader("Vary", "Accept")
                        .end());
        var refused = get("/v1/regions", "https://evil.example.org");
        assertFalse(refused.contains("access-control"), refused);
        assertTrue(refused.contains("vary: accept\r\n"), refused);
        var allowed = get("/v1/regions", ALLOWED);
        assertTrue(allowed.contains("access-control-allow-origin: " + ALLOWED + "\r\n"), allowed);
        assertFalse(allowed.contains("access-control-allow-origin: *"), allowed);
        assertFalse(allowed.contains("credentials"), allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "null", "https://a.org/", "https://*.org", "https://A.org", "a.org"})
    void only_an_exact_origin_can_be_configured(String origin) {
        assertThrows(IllegalArgumentException.class, () -> new Cors(List.of(origin)));
    }

    private String get(String path, String origin) {
        return exchange("GET " + path, "Authorization: Bearer $TOKEN\nOrigin: " + origin + "\n")
                .toLowerCase(Locale.ROOT);
    }

    private String preflight(String path, String origin) {
        return exchange(
                "OPTIONS " + path, "Origin: " + origin + "\nAccess-Control-Request-Method: PUT\n");
    }

    private String exchange(String line, String headers) {
        return client.exchange(
                line + " HTTP/1.1\nHost: gateway\nConnection: close\n" + headers + "\n");
    }
}
