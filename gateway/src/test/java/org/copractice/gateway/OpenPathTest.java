package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be asked without a token, and what cannot.
@QuarkusTest
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenPathTest {

    private final HttpClient stranger = HttpClient.newHttpClient();

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;

    @BeforeEach
    void echo() {
        service.answers(request -> request.response().end(request.method() + " " + request.uri()));
    }

    @AfterEach
    void calm() {
        service.reset();
        stranger.close();
    }

    private HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(gateway.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return stranger.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/proofs/1", "/v1/proof-keys"})
    void whoever_was_handed_a_proof_can_check_it(String path) throws Exception {
        var answer = get(path);
        assertEquals("GET " + path, answer.body());
        assertTrue(answer.headers().firstValue("RateLimit").isPresent());
        assertEquals(200, get(path, "Authorization", "Bearer " + issuer.token()).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/people/1/proofs", "/v1/people/1", "/v1/regions", "/v1/events"})
    void everything_else_needs_a_token(String path) throws Exception {
        assertProblem(401, "unauthenticated", get(path));
    }

    @Test
    void a_token_that_is_sent_is_verified_there_too() throws Exception {
        assertProblem(
                401, "invalid-token", get("/v1/proofs/1", "Authorization", "Bearer not.a.token"));
        assertProblem(404, "not-found", get("/v1/proofsfoo"));
    }
}
