package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.copractice.eventsourcing.testing.Issuer;
import org.copractice.eventsourcing.testing.SpoiltToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody gets past the gateway without an access token that was issued for the platform.
@QuarkusTest
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenTest {

    @TestHTTPResource URI gateway;
    @Inject Verifications verifications;
    Issuer issuer;
    Service service;
    final AtomicBoolean reached = new AtomicBoolean();

    @BeforeEach
    void watch() {
        service.answers(request -> {
            reached.set(true);
            request.response().end();
        });
    }

    @AfterEach
    void calm() {
        service.reset();
    }

    @ParameterizedTest
    @MethodSource("org.copractice.eventsourcing.testing.SpoiltToken#all")
    void a_token_is_refused_that_is(SpoiltToken spoilt) {
        var response = get("Bearer " + spoilt.of(issuer));
        assertProblem(401, "invalid-token", response);
        assertEquals(
                "Bearer realm=\"copractice\", error=\"invalid_token\"",
                response.headers().firstValue("WWW-Authenticate").orElseThrow());
        assertFalse(reached.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic bWFyaWE6eA==", "Bearer", "DPoP x", "maria"})
    void other_credentials_are_like_none(String credentials) {
        assertProblem(401, "unauthenticated", get(credentials));
        assertFalse(reached.get());
    }

    @Test
    void without_a_token_nothing_passes() {
        var response = Client.send(HttpRequest.newBuilder(gateway.resolve("/v1/regions")));
        assertProblem(401, "unauthenticated", response);
        assertEquals(
                "Bearer realm=\"copractice\"",
                response.headers().firstValue("WWW-Authenticate").orElseThrow());
        assertFalse(reached.get());
    }

    @Test
    void two_tokens_are_refused_even_if_both_are_good() {
        var bearer = "Bearer " + issuer.token();
        get(bearer);
        reached.set(false);
        var twice =
                HttpRequest.newBuilder(gateway.resolve("/v1/regions"))
                        .header("Authorization", bearer)
                        .header("Authorization", bearer);
        assertProblem(400, "repeated-authorization", Client.send(twice));
        assertFalse(reached.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER "})
    void a_good_token_passes(String scheme) {
        assertEquals(200, get(scheme + issuer.token()).statusCode());
        assertTrue(reached.get());
    }

    @Test
    void an_elliptic_signature_passes() {
        issuer.addKey("elliptic", "EC");
        assertEquals(200, get("Bearer " + issuer.signed(issuer.claims(), "elliptic")).statusCode());
    }

    @Test
    void the_signature_of_a_token_is_checked_once_for_many_calls() {
        var bearer = "Bearer " + issuer.token();
        get(bearer);
        var before = verifications.count();
        for (var i = 0; i < 100; i++) {
            assertEquals(200, get(bearer).statusCode());
        }
        assertEquals(before, verifications.count());
    }

    @Test
    void a_known_token_is_refused_once_it_has_expired() {
        var expiry = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3);
        var bearer = "Bearer " + issuer.signed(issuer.claims().expiresAt(expiry), "first");
        assertEquals(200, get(bearer).statusCode());
        Await.until("the token expires", () -> get(bearer).statusCode() == 401);
        assertTrue(
                !Instant.now().isBefore(expiry) && Instant.now().isBefore(expiry.plusSeconds(1)));
    }

    @Test
    void a_known_token_with_one_letter_changed_is_not_known() {
        var token = issuer.token();
        get("Bearer " + token);
        assertProblem(401, "invalid-token", get("Bearer " + SpoiltToken.flipped(token, 2)));
    }

    private HttpResponse<String> get(String authorization) {
        return Client.send(
                HttpRequest.newBuilder(gateway.resolve("/v1/regions"))
                        .header("Authorization", authorization));
    }
}
