package org.copractice.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.ResourceLeakDetector;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Ten thousand calls that the service breaks off, and ten thousand that the client does, leave
/// nothing behind: with eight connections to the service a few leaks would stop the gateway.
@QuarkusTest
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AbortTest {

    /// Of each of the three kinds on either side.
    private static final int TIMES = 3_400;

    private static final int CONNECTIONS = 8;
    private static final Buffer SOME = Buffer.buffer(new byte[65_536]);
    private static final String CALL =
            "GET /v1/regions HTTP/1.1\nHost: gateway\nAuthorization: Bearer $TOKEN\n\n";

    @TestHTTPResource URI gateway;
    @Inject MeterRegistry metrics;
    Issuer issuer;
    Service service;
    Client client;

    final List<Wire> stalled = new ArrayList<>();
    final AtomicInteger leaks = new AtomicInteger();
    final Handler leakWatch =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    if (record.getMessage().contains("LEAK")) {
                        leaks.incrementAndGet();
                    }
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void watch() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        Logger.getLogger("").addHandler(leakWatch);
        client = new Client(gateway, issuer.token());
        service.reset();
        client.get("/v1/regions");
    }

    @AfterEach
    void nothing_is_left_behind() {
        service.reset();
        stalled.forEach(Wire::abort);
        Await.until("no call is open", () -> openCalls() == 0);
        Await.until("no connection is left", () -> service.openConnections() <= CONNECTIONS);
        for (var i = 0; i < 2 * CONNECTIONS; i++) {
            assertEquals("hello", client.get("/v1/regions").body());
        }
        System.gc();
        client.get("/v1/regions");
        Logger.getLogger("").removeHandler(leakWatch);
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
        assertEquals(0, leaks.get());
    }

    @Test
    void the_service_hangs_up_before_it_answers() {
        service.answers(request -> request.connection().close());
        for (var i = 0; i < TIMES; i++) {
            assertEquals(502, client.get("/v1/regions").statusCode());
        }
    }

    @Test
    void the_service_hangs_up_in_the_middle_of_its_answer() {
        service.answers(request ->
                request.response()
                        .putHeader("Content-Length", "100000")
                        .write(Buffer.buffer(new byte[50_000]))
                        .onComplete(_ -> request.connection().close()));
        for (var i = 0; i < TIMES; i++) {
            assertThrows(UncheckedIOException.class, () -> client.get("/v1/regions"));
        }
    }

    @Test
    void the_service_hangs_up_in_the_middle_of_an_upload() {
        service.answers(request -> request.handler(_ -> request.connection().close()));
        for (var i = 0; i < TIMES; i++) {
            try (var wire = client.wire()) {
                wire.write(upload());
                assertEquals("HTTP/1.1 502", wire.read(12));
            }
        }
    }

    @Test
    void the_client_leaves_before_the_answer() {
        var calls = new AtomicInteger();
        service.answers(_ -> calls.incrementAndGet());
        for (var i = 1; i <= TIMES; i++) {
            var expected = i;
            try (var wire = client.wire()) {
                wire.write(CALL);
                Await.until("the call arrives", () -> calls.get() == expected);
                wire.abort();
            }
        }
    }

    @Test
    void the_client_leaves_in_the_middle_of_the_answer() {
        service.answers(AbortTest::pourForEver);
        for (var i = 0; i < TIMES; i++) {
            try (var wire = client.wire()) {
                wire.write(CALL);
                assertEquals(10_000, wire.read(10_000).length());
                wire.abort();
            }
        }
    }

    @Test
    void the_client_leaves_in_the_middle_of_an_upload() {
        var begun = new AtomicInteger();
        var broken = new AtomicInteger();
        service.answers(request -> {
            request.handler(_ -> begun.incrementAndGet());
            request.exceptionHandler(_ -> broken.incrementAndGet());
        });
        for (var i = 1; i <= TIMES; i++) {
            var expected = i;
            try (var wire = client.wire()) {
                wire.write(upload());
                Await.until("the upload begins", () -> begun.get() == expected);
                wire.abort();
            }
        }
        Await.until("the service hears of it each time", () -> broken.get() == TIMES);
    }

    @Test
    void the_client_leaves_while_its_call_waits_for_a_connection() {
        for (var round = 0; round < 20; round++) {
            var held = new ConcurrentLinkedQueue<HttpServerRequest>();
            service.answers(held::add);
            var wires = new ArrayList<Wire>();
            for (var i = 0; i < 2 * CONNECTIONS; i++) {
                var wire = client.wire();
                wires.add(wire);
                wire.write(i < CONNECTIONS ? CALL : upload());
                var expected = i + 1;
                Await.until("the call is under way", () -> openCalls() == expected);
            }
            Await.until("all connections are taken", () -> held.size() == CONNECTIONS);
            for (var waiting : wires.subList(CONNECTIONS, 2 * CONNECTIONS)) {
                waiting.abort();
            }
            Await.until("the gateway knows", () -> openCalls() == CONNECTIONS);
            held.forEach(request -> request.response().end());
            for (var answered : wires.subList(0, CONNECTIONS)) {
                assertEquals("HTTP/1.1 200", answered.read(12));
                answered.close();
            }
            Await.until("no call is open", () -> openCalls() == 0);
        }
    }

    /// The end of an answer waits in the gateway for a client that does not read, while the
    /// connection it came on already carries the next call. Where exactly that is so depends on the
    /// buffers of the machine, so it is searched for; all connections but one are taken. A call
    /// given up in one round may still reach a slow service in the next, so no two are the same.
    @Test
    void the_client_leaves_when_its_answer_has_come_and_harms_no_other() {
        var held = new ConcurrentHashMap<String, HttpServerRequest>();
        var size = new AtomicInteger();
        service.answers(request -> {
            if ("/v1/regions/large".equals(request.path())) {
                request.response().end(Buffer.buffer(new byte[size.get()]));
            } else {
                held.put(request.path(), request);
            }
        });
        for (var i = 1; i < CONNECTIONS; i++) {
            var wire = client.wire();
            wire.write(upload("/v1/regions/stalled" + i));
            stalled.add(wire);
        }
        Await.until("all but one are taken", () -> held.size() == CONNECTIONS - 1);
        var passed = 0;
        for (int round = 1, fits = 0, tooMuch = 32 << 20; tooMuch - fits > 8 << 10; round++) {
            size.set((fits + tooMuch) / 2);
            var path = "/v1/regions/" + round;
            try (var reader = client.wire();
                    var other = client.wire()) {
                reader.write(CALL.replace("/v1/regions", "/v1/regions/large"));
                reader.read(1);
                other.write(upload(path));
                if (arrives(held, path)) {
                    fits = size.get();
                    passed++;
                    reader.abort();
                    Await.until("the gateway knows", () -> openCalls() == CONNECTIONS);
                    held.get(path).response().end("mine");
                    assertEquals("HTTP/1.1 200", other.read(12), "after an answer of " + fits);
                } else {
                    tooMuch = size.get();
                    reader.abort();
                    other.abort();
                }
            }
            Await.until("both are gone", () -> openCalls() == CONNECTIONS - 1);
        }
        assertTrue(passed > 0);
    }

    /// False when the call has waited for a connection in vain.
    private static boolean arrives(Map<String, HttpServerRequest> held, String path) {
        var end = System.nanoTime() + 600_000_000L;
        while (!held.containsKey(path) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return held.containsKey(path);
    }

    private double openCalls() {
        return metrics.get("gateway.open.calls").tag("upstream", "membership").gauge().value();
    }

    private static String upload() {
        return upload("/v1/regions/3");
    }

    private static String upload(String path) {
        return "PUT "
                + path
                + " HTTP/1.1\nHost: gateway\nAuthorization: Bearer $TOKEN\n"
                + "Content-Length: 1000\n\nhalf";
    }

    private static void pourForEver(HttpServerRequest request) {
        var response = request.response().setChunked(true);
        response.exceptionHandler(_ -> {});
        pour(response);
    }

    private static void pour(HttpServerResponse response) {
        while (!response.closed() && !response.writeQueueFull()) {
            response.write(SOME);
        }
        if (!response.closed()) {
            response.drainHandler(_ -> pour(response));
        }
    }
}
