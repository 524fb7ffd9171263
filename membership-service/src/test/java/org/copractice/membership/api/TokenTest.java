package org.copractice.membership.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Eventually;
import org.copractice.eventsourcing.testing.Issuer;
import org.copractice.eventsourcing.testing.SpoiltToken;
import org.copractice.membership.api.Call.Answer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The service verifies tokens itself and relies on no gateway before it.
@QuarkusTest
@QuarkusTestResource(value = OwnIssuer.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenTest {

    private static final String SCOPE = "membership.read";

    @TestHTTPResource URI service;
    Issuer issuer;

    @ParameterizedTest
    @MethodSource("org.copractice.eventsourcing.testing.SpoiltToken#all")
    void a_token_is_refused_that_is(SpoiltToken spoilt) {
        var asked = issuer.keyRequests();
        assertRefused(401, "unauthenticated", get("Bearer " + spoilt.of(issuer)));
        assertTrue(issuer.keyRequests() <= asked + 1, "the issuer is asked for keys at most");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic bWFyaWE6eA==", "Bearer", "DPoP x", "maria"})
    void other_credentials_are_like_none(String credentials) {
        assertRefused(401, "unauthenticated", get(credentials));
        assertEquals(get().comparable(), get(credentials).comparable());
    }

    @Test
    void a_good_token_passes_with_its_scope_and_no_further() {
        assertEquals(200, get(bearer("first", SCOPE)).status());
        assertRefused(403, "forbidden", get(bearer("first", "")));
        assertRefused(403, "forbidden", get("Bearer " + issuer.token()));
        issuer.addKey("elliptic", "EC");
        Eventually.until("the key is met", () -> get(bearer("elliptic", SCOPE)).status() == 200);
    }

    @Test
    void two_tokens_are_refused_even_if_both_are_good() {
        var bearer = bearer("first", SCOPE);
        assertEquals(200, get(bearer).status());
        assertRefused(401, "unauthenticated", get(bearer, bearer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer x.y.z", "Basic bWFyaWE6eA=="})
    void who_is_refused_leaves_no_path_in_the_metrics(String credentials) {
        var id = UUID.randomUUID().toString();
        var before = refusals();
        var call = new Call(service, "GET", "/v1/people/" + id);
        if (!credentials.isEmpty()) {
            call.header("Authorization", credentials);
        }
        assertRefused(401, "unauthenticated", call.send());
        Eventually.until("it is counted", () -> !refusals().equals(before));
        assertFalse(metrics().contains(id));
    }

    private List<String> refusals() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                .filter(line -> line.contains("uri=\"/unauthenticated\""))
                .toList();
    }

    private String metrics() {
        return new Call(service, "GET", "/q/metrics").send().body();
    }

    @Test
    void a_known_token_with_one_bit_changed_is_not_known() {
        var bearer = bearer("first", SCOPE);
        assertEquals(200, get(bearer).status());
        var changed = SpoiltToken.flipped(bearer.substring("Bearer ".length()), 2);
        assertRefused(401, "unauthenticated", get("Bearer " + changed));
    }

    @Test
    void a_known_token_is_refused_once_it_has_expired() {
        var expiry = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3);
        var claims = issuer.claims().claim("scope", SCOPE).expiresAt(expiry);
        var bearer = "Bearer " + issuer.signed(claims, "first");
        assertEquals(200, get(bearer).status());
        Eventually.until("the token expires", () -> get(bearer).status() == 401);
        assertTrue(Instant.now().isBefore(expiry.plusSeconds(1)), "long after its expiry");
    }

    @Test
    void a_token_of_a_megabyte_is_not_even_read() {
        var large = issuer.claims().claim("filler", "x".repeat(1_000_000));
        try {
            assertEquals(431, get("Bearer " + issuer.signed(large, "first")).status());
        } catch (AssertionError cut) {
            // the answer is lost when the connection is closed before all was sent
            assertInstanceOf(IOException.class, cut.getCause());
        }
        assertEquals(200, get(bearer("first", SCOPE)).status());
    }

    /// New keys are met as they come; while the issuer is away, those known go on.
    @Test
    void an_issuer_may_change_its_keys_and_go() {
        var known = bearer("first", SCOPE);
        assertEquals(200, get(known).status());
        issuer.addKey("second", "RSA");
        Eventually.until("the new key is met", () -> get(bearer("second", SCOPE)).status() == 200);
        issuer.stop();
        try {
            assertEquals(200, get(known).status());
            assertEquals(200, get(bearer("first", SCOPE)).status());
            assertEquals(200, get(bearer("second", SCOPE)).status());
            issuer.addKey("third", "RSA");
            var answers = new ArrayList<Answer>();
            Eventually.until(
                    "the unknown key is asked for",
                    () ->
                            answers.add(get(bearer("third", SCOPE)))
                                    && answers.getLast().status() == 503);
            assertRefused(503, "unavailable", answers.getLast());
        } finally {
            issuer.start();
        }
        Eventually.until("the issuer is back", () -> get(bearer("third", SCOPE)).status() == 200);
    }

    private String bearer(String key, String scope) {
        return "Bearer " + issuer.signed(issuer.claims().claim("scope", scope), key);
    }

    private Answer get(String... authorizations) {
        var call = new Call(service, "GET", "/v1/regions");
        List.of(authorizations).forEach(each -> call.header("Authorization", each));
        return call.send();
    }

    private static void assertRefused(int status, String code, Answer answer) {
        assertEquals(status, answer.status(), answer::body);
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer::body);
        assertEquals(List.of("application/problem+json"), answer.headers().get("content-type"));
    }
}
