package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The life of an issuer: late, there, with a new key, gone.
@QuarkusTest
@WithTestResource(LateIssuer.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class IssuerTest {

    @TestHTTPResource URI gateway;
    Issuer issuer;

    @Test
    void an_issuer_may_come_late_change_its_keys_and_go() throws Exception {
        assertEquals(200, get("/q/health/live", "").statusCode());
        assertEquals(200, get("/q/health/ready", "").statusCode());
        var early = get("/v1/regions", issuer.token());
        assertProblem(503, "issuer-unavailable", early);
        assertTrue(early.headers().firstValue("Retry-After").isPresent());

        issuer.start();
        var known = issuer.token();
        assertEquals(200, get("/v1/regions", known).statusCode());

        issuer.addKey("second", "RSA");
        for (var response : allAtOnce(32, issuer.signed(issuer.claims(), "second"))) {
            assertEquals(200, response.statusCode(), response.body());
        }
        assertTrue(
                issuer.keyRequests() <= 4, "keys were fetched " + issuer.keyRequests() + " times");

        issuer.stop();
        assertEquals(200, get("/v1/regions", known).statusCode());
        assertEquals(200, get("/v1/regions", issuer.token()).statusCode());
        issuer.addKey("third", "RSA");
        assertProblem(
                503,
                "issuer-unavailable",
                get("/v1/regions", issuer.signed(issuer.claims(), "third")));
    }

    private List<HttpResponse<String>> allAtOnce(int calls, String token) throws Exception {
        var answers = new ArrayList<HttpResponse<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pending = new ArrayList<Future<HttpResponse<String>>>();
            for (var i = 0; i < calls; i++) {
                pending.add(threads.submit(() -> get("/v1/regions", token)));
            }
            for (var answer : pending) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private HttpResponse<String> get(String path, String token) {
        return new Client(gateway, token).get(path);
    }
}
