package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Bodies flow through the gateway; it never holds one.
@QuarkusTest
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StreamingTest {

    private static final int LIMIT = 10 * 1024 * 1024;

    private static final String UPLOAD =
            """
            PUT /v1/regions/3 HTTP/1.1
            Host: gateway
            Authorization: Bearer $TOKEN
            Transfer-Encoding: chunked
            Connection: close

            """;
    private static final String DOWNLOAD =
            """
            GET /v1/regions HTTP/1.1
            Host: gateway
            Authorization: Bearer $TOKEN
            Connection: close

            """;

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;
    Client client;
    final AtomicLong received = new AtomicLong();
    final AtomicBoolean complete = new AtomicBoolean();

    @BeforeEach
    void count() {
        client = new Client(gateway, issuer.token());
        service.answers(request -> {
            var seen = new AtomicLong();
            request.handler(chunk -> {
                seen.addAndGet(chunk.length());
                received.addAndGet(chunk.length());
            });
            request.endHandler(_ -> {
                complete.set(true);
                request.response().end("got " + seen.get());
            });
        });
    }

    @AfterEach
    void calm() {
        service.reset();
    }

    @Test
    void an_upload_reaches_the_service_before_it_is_complete() {
        try (var wire = client.wire()) {
            wire.write(UPLOAD + "5\nfirst\n");
            Await.until("the first part arrives", () -> received.get() == 5);
            wire.write("4\nlast\n0\n\n");
            assertTrue(wire.readAll().endsWith("got 9"));
        }
    }

    @Test
    void a_download_reaches_the_client_before_it_is_complete() {
        var goOn = new CompletableFuture<HttpServerResponse>();
        service.answers(request -> {
            request.response().setChunked(true).write("first");
            goOn.complete(request.response());
        });
        try (var wire = client.wire()) {
            wire.write(DOWNLOAD);
            var seen = new StringBuilder();
            while (seen.indexOf("first") < 0) {
                seen.append(wire.read(1));
            }
            goOn.join().end("last");
            assertTrue(wire.readAll().contains("last"));
        }
    }

    @Test
    void a_client_that_reads_slowly_slows_the_service_down() {
        var size = 96L * 1024 * 1024;
        var written = new AtomicLong();
        service.answers(request -> {
            request.response().putHeader("Content-Length", Long.toString(size));
            pour(request.response(), written, size);
        });
        try (var wire = client.wire()) {
            wire.write(DOWNLOAD);
            var ahead = Await.settled(written::get);
            assertTrue(ahead > 0 && ahead < size / 3, "written ahead: " + ahead);
            assertTrue(wire.countAll() > size);
        }
    }

    @Test
    void a_body_of_just_the_limit_passes_with_and_without_its_length() {
        assertEquals("got " + LIMIT, put(BodyPublishers.ofByteArray(new byte[LIMIT])).body());
        assertEquals("got " + LIMIT, put(unannounced(LIMIT)).body());
    }

    @Test
    void a_larger_body_that_says_so_is_refused_at_once() {
        assertProblem(413, "body-too-large", put(BodyPublishers.ofByteArray(new byte[LIMIT + 1])));
        assertEquals(0, received.get());
    }

    @Test
    void a_larger_body_that_does_not_say_so_is_broken_off() {
        assertProblem(413, "body-too-large", put(unannounced(LIMIT + 1)));
        assertTrue(received.get() <= LIMIT);
        assertTrue(!complete.get(), "the service took a part for the whole");
        assertEquals("got 2", put(BodyPublishers.ofString("ok")).body());
    }

    @Test
    void a_file_of_rows_may_be_longer_and_has_a_limit_of_its_own() {
        assertEquals("got " + 4 * LIMIT, file(4 * LIMIT).body());
        assertProblem(413, "body-too-large", file(4 * LIMIT + 1));
    }

    @Test
    void who_goes_on_sending_after_a_refusal_is_cut_off() {
        try (var wire = client.wire()) {
            wire.write(
                    "PUT /v1/regions/3 HTTP/1.1\nHost: gateway\nContent-Length: 99999999999\n\n");
            var refusal = wire.read(12);
            assertEquals("HTTP/1.1 401", refusal);
            var flood = "x".repeat(1024 * 1024);
            assertThrows(
                    UncheckedIOException.class,
                    () -> {
                        for (var sent = 0; sent < 64; sent++) {
                            wire.write(flood);
                        }
                    });
        }
    }

    @Test
    void a_connection_survives_a_refusal_whose_body_was_small() {
        var answer =
                client.exchange(
                        """
                        PUT /v1/regions/3 HTTP/1.1
                        Host: gateway
                        Content-Length: 2

                        xxGET /v1/nowhere HTTP/1.1
                        Host: gateway
                        Connection: close

                        """);
        assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
        assertTrue(answer.contains("HTTP/1.1 404"), answer);
    }

    private HttpResponse<String> put(BodyPublisher body) {
        return client.send("PUT", "/v1/regions/3", body);
    }

    private HttpResponse<String> file(int size) {
        return Client.send(
                client.request("/v1/organizations/imports")
                        .header("Content-Type", "text/csv; charset=utf-8")
                        .POST(BodyPublishers.ofByteArray(new byte[size])));
    }

    private static BodyPublisher unannounced(int size) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[size]));
    }

    private static void pour(HttpServerResponse response, AtomicLong written, long size) {
        var chunk = Buffer.buffer(new byte[64 * 1024]);
        while (!response.writeQueueFull() && written.get() < size) {
            response.write(chunk);
            written.addAndGet(chunk.length());
        }
        if (written.get() < size) {
            response.drainHandler(_ -> pour(response, written, size));
        } else {
            response.end();
        }
    }
}
