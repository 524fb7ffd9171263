package org.copractice.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// With a single connection to the service, so that who waits for it is known to wait, however long
/// that takes here: in the gateway it is a second at most.
@DisplayNameGeneration(ReplaceUnderscores.class)
class InquiryTest {

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private HttpClient client;
    private int port;

    @BeforeEach
    void begin() {
        var server =
                vertx.createHttpServer()
                        .requestHandler(request -> {
                            asked.add(request.path());
                            request.response().end("[]");
                        });
        port = onLoop(() -> server.listen(0, "localhost")).actualPort();
        client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(1));
    }

    @AfterEach
    void end() {
        onLoop(vertx::close);
    }

    @Test
    void who_is_given_up_while_there_is_no_connection_to_ask_on_is_not_asked_and_takes_none() {
        var next =
                onLoop(() ->
                        request("/holder")
                                .compose(holder -> {
                                    inquiry().giveUp(new CancellationException());
                                    return answerTo(holder);
                                })
                                .compose(_ -> request("/next"))
                                .compose(InquiryTest::answerTo));
        assertEquals("[]", next.toString());
        assertEquals(List.of("/holder", "/next"), List.copyOf(asked));
        assertEquals(0, openCalls());
    }

    @Test
    void who_waits_until_there_is_a_connection_is_asked() {
        var answer =
                onLoop(() ->
                        request("/holder")
                                .compose(holder -> {
                                    var waiting = inquiry().answer();
                                    var body = waiting.compose(HttpClientResponse::body);
                                    return answerTo(holder).compose(_ -> body);
                                }));
        assertEquals("[]", answer.toString());
        assertEquals(List.of("/holder", "/inquiry"), List.copyOf(asked));
        Await.until("no call is open", () -> openCalls() == 0);
    }

    private Inquiry inquiry() {
        var config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(GatewayConfig.class)
                        .build()
                        .getConfigMapping(GatewayConfig.class);
        return new Inquiry(
                request("/inquiry"),
                new Health("service", config),
                new Traffic("service", metrics),
                false);
    }

    private Future<HttpClientRequest> request(String path) {
        return client.request(HttpMethod.GET, port, "localhost", path);
    }

    private static Future<Buffer> answerTo(HttpClientRequest request) {
        return request.send().compose(HttpClientResponse::body);
    }

    private double openCalls() {
        return metrics.get("gateway.open.calls").gauge().value();
    }

    /// On one event loop, as in the gateway.
    private <T> T onLoop(Supplier<Future<T>> steps) {
        var outcome = new CompletableFuture<T>();
        loop.runOnContext(_ ->
                steps.get().onSuccess(outcome::complete).onFailure(outcome::completeExceptionally));
        return outcome.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
