package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// One caller cannot take what is there for all.
@QuarkusTest
@TestProfile(RateTest.Strict.class)
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RateTest {

    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.rate.calls", "5",
                    "gateway.rate.window", "10000S",
                    "gateway.rate.at-once", "2",
                    "gateway.rate.without-token", "3");
        }
    }

    private static final String CALL =
            "GET /v1/regions HTTP/1.1\nHost: gateway\nAuthorization: Bearer $TOKEN\n\n";

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;
    int tokens;

    @BeforeEach
    @AfterEach
    void quiet() {
        service.reset();
    }

    @Test
    void every_answer_says_what_is_left_and_beyond_that_a_call_is_refused() {
        var client = caller("every");
        for (var left = 4; left >= 0; left--) {
            var answer = client.get(left % 2 == 0 ? "/v1/regions" : "/v1/down");
            assertEquals(left % 2 == 0 ? 200 : 503, answer.statusCode());
            assertEquals("\"calls\";q=5;w=10000", header(answer, "RateLimit-Policy"));
            assertEquals(
                    "\"calls\";r=" + left + ";t=" + 2_000 * (5 - left),
                    header(answer, "RateLimit"));
        }
        var refused = client.get("/v1/regions");
        assertProblem(429, "too-many-requests", refused);
        assertEquals("2000", header(refused, "Retry-After"));
        assertTrue(header(refused, "RateLimit").startsWith("\"calls\";r=0;"));
    }

    @Test
    void a_caller_is_a_subject_at_a_client_however_many_tokens_it_gets() {
        for (var i = 0; i < 5; i++) {
            assertEquals(200, caller("several").get("/v1/regions").statusCode());
        }
        assertEquals(429, caller("several").get("/v1/regions").statusCode());
        assertEquals(200, caller("another").get("/v1/regions").statusCode());
        assertEquals(200, caller("several", "elsewhere").get("/v1/regions").statusCode());
    }

    @Test
    void calls_at_the_same_time_are_limited_and_those_that_end_or_break_off_make_room() {
        var held = new ConcurrentLinkedQueue<HttpServerRequest>();
        service.answers(held::add);
        var client = caller("atOnce");
        try (var answered = client.wire();
                var left = client.wire()) {
            answered.write(CALL);
            left.write(CALL);
            Await.until("both are under way", () -> held.size() == 2);
            var refused = client.get("/v1/regions");
            assertProblem(429, "too-many-at-once", refused);
            assertEquals("1", header(refused, "Retry-After"));
            left.abort();
            held.forEach(request -> request.response().end("hello"));
            assertEquals("HTTP/1.1 200", answered.read(12));
        }
        service.reset();
        assertEquals(200, client.get("/v1/regions").statusCode());
        assertEquals(200, client.get("/v1/regions").statusCode());
    }

    @Test
    void who_has_no_token_is_told_so_a_few_times_and_a_good_token_still_passes() {
        var stranger = new Client(gateway, "garbage");
        for (var i = 0; i < 3; i++) {
            assertEquals(401, stranger.get("/v1/regions").statusCode());
        }
        var refused = stranger.get("/v1/regions");
        assertProblem(429, "too-many-requests", refused);
        assertTrue(Integer.parseInt(header(refused, "Retry-After")) > 3_000);
        assertEquals(200, caller("good").get("/v1/regions").statusCode());
        assertEquals(200, stranger.get("/q/health/live").statusCode());
    }

    private Client caller(String subject) {
        return caller(subject, "portal");
    }

    private Client caller(String subject, String client) {
        return new Client(
                gateway,
                issuer.signed(
                        issuer.claims()
                                .subject(subject)
                                .claim("azp", client)
                                .claim("jti", "t" + tokens++),
                        "first"));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
