package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// A client that begins a request and does not get on holds a connection, and with a body one to
/// the service, for a while only.
@QuarkusTest
@TestProfile(SlowClientTest.Impatient.class)
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlowClientTest {

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.head-timeout", "0.3S", "gateway.body-timeout", "0.3S");
        }
    }

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;
    Client client;
    final AtomicInteger arrived = new AtomicInteger();
    final AtomicInteger brokenOff = new AtomicInteger();

    @BeforeEach
    void watch() {
        client = new Client(gateway, issuer.token());
        service.answers(request -> {
            arrived.incrementAndGet();
            request.handler(_ -> {});
            request.exceptionHandler(_ -> brokenOff.incrementAndGet());
        });
    }

    @AfterEach
    void calm() {
        service.reset();
    }

    @Test
    void a_head_that_does_not_end_is_ended() {
        try (var wire = client.wire()) {
            wire.write("GET /v1/regions HTTP/1.1\nHost: gateway\n");
            assertProblem(408, "request-timeout", wire.readAll());
        }
    }

    @Test
    void a_body_that_does_not_end_is_ended_on_both_sides() {
        try (var wire = client.wire()) {
            wire.write(
                    "PUT /v1/regions/3 HTTP/1.1\nHost: gateway\nAuthorization: Bearer $TOKEN\n"
                            + "Content-Length: 1000\n\nhalf");
            assertProblem(408, "request-timeout", wire.readAll());
        }
        assertEquals(1, arrived.get());
        Await.until("the service hears of it", () -> brokenOff.get() == 1);
    }
}
