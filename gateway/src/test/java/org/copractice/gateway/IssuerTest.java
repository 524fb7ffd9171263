package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.copractice.eventsourcing.testing.Issuer;
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
        assertTrue(portalNames("/token"));

        issuer.start();
        var known = issuer.token();
        assertEquals(200, get("/v1/regions", known).statusCode());

        issuer.addKey("second", "RSA");
        var keys = issuer.holdKeys();
        var renewed = issuer.signed(issuer.claims(), "second");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> get("/v1/regions", renewed));
            Await.until("the keys are asked for", () -> issuer.keyRequests() == 2);
            var others =
                    Stream.generate(() -> threads.submit(() -> get("/v1/regions", renewed)))
                            .limit(8)
                            .toList();
            CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS)
                    .execute(() -> keys.complete(null));
            assertEquals(200, first.get().statusCode());
            for (var other : others) {
                assertEquals(200, other.get().statusCode(), other.get().body());
            }
        }
        assertEquals(2, issuer.keyRequests());

        Await.until("the portal has asked the issuer", () -> portalNames("/oauth/token"));

        issuer.stop();
        assertTrue(portalNames("/oauth/token"));
        assertEquals(200, get("/v1/regions", known).statusCode());
        assertEquals(200, get("/v1/regions", issuer.token()).statusCode());
        issuer.addKey("third", "RSA");
        var unknown = issuer.signed(issuer.claims(), "third");
        Await.until(
                "the keys are asked for", () -> get("/v1/regions", unknown).statusCode() == 503);
    }

    private boolean portalNames(String endpoint) {
        return get("/", "").body().contains("curl -s " + issuer.url() + endpoint + " -d");
    }

    private HttpResponse<String> get(String path, String token) {
        return new Client(gateway, token).get(path);
    }
}
