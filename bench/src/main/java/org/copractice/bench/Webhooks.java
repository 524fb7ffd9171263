package org.copractice.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// From the moment an event is recorded (just before its commit) until its first webhook arrives,
/// at 50 commands a second, in turns with and without a second subscriber that never answers.
final class Webhooks {

    private static final int PER_SECOND = 50;
    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");

    private Webhooks() {}

    static List<Line> measure(Stand stand, Length length) throws IOException {
        var arrived = new ConcurrentLinkedQueue<Double>();
        var living = receiver(exchange -> receive(exchange, arrived));
        var dead = receiver(_ -> LockSupport.park());
        try {
            subscribe(stand, living);
            commands(stand, length, arrived); // warms up
            var alone = new ArrayList<Double>();
            var beside = new ArrayList<Double>();
            var medians =
                    Pairs.measure(
                            length.pairs(),
                            () -> {
                                var subscription = subscribe(stand, dead);
                                var median = sample(beside, commands(stand, length, arrived));
                                pause(stand, subscription);
                                return median;
                            },
                            () -> sample(alone, commands(stand, length, arrived)));
            return List.of(
                    new Line(
                            "commit → first webhook attempt, 50/s, p50 (p99)",
                            latencies(alone),
                            "–",
                            "–",
                            "p99 1 s",
                            "p99 200 ms"),
                    new Line(
                            "the same beside an endpoint that never answers, against alone",
                            latencies(beside),
                            latencies(alone),
                            String.format(Locale.ROOT, "%.2f×", medians.ratio()),
                            "1.05×",
                            "–"));
        } finally {
            living.stop(0);
            dead.stop(0);
        }
    }

    private static double sample(List<Double> all, List<Double> millis) {
        all.addAll(millis);
        return Pairs.median(millis);
    }

    private static String latencies(List<Double> millis) {
        return String.format(
                Locale.ROOT,
                "%.1f ms (%.1f ms)",
                Pairs.median(millis),
                Pairs.percentile(millis, 0.99));
    }

    private static List<Double> commands(Stand stand, Length length, Queue<Double> arrived) {
        arrived.clear();
        var token = stand.token("partner-demo");
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            Steady.send(
                    PER_SECOND,
                    length.seconds(),
                    () -> requests.execute(() -> Publishing.register(stand, token)));
        }
        awaitAll(arrived, PER_SECOND * length.seconds());
        return new ArrayList<>(arrived);
    }

    private static void awaitAll(Queue<Double> arrived, int sent) {
        for (int i = 0; arrived.size() < sent; i++) {
            if (i == 6_000) {
                throw new IllegalStateException(
                        "of %d webhooks %d came".formatted(sent, arrived.size()));
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static HttpServer receiver(HttpHandler handler) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", handler);
        server.start();
        return server;
    }

    private static void receive(HttpExchange exchange, Queue<Double> arrived) throws IOException {
        var now = Instant.now();
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var time = TIME.matcher(body);
            if (time.find()) {
                arrived.add(Duration.between(Instant.parse(time.group(1)), now).toNanos() / 1e6);
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /// @return its id
    private static String subscribe(Stand stand, HttpServer receiver) {
        return stand.call(
                        "partner-demo",
                        "POST",
                        "/v1/subscriptions",
                        "{\"address\":\"http://127.0.0.1:%d/\"}"
                                .formatted(receiver.getAddress().getPort()))
                .get("id")
                .asText();
    }

    private static void pause(Stand stand, String subscription) {
        var path = "/v1/subscriptions/%s/disablement".formatted(subscription);
        var answer =
                stand.send(
                        HttpRequest.newBuilder(URI.create(stand.url() + path))
                                .header("Authorization", "Bearer " + stand.token("partner-demo"))
                                .header("Content-Type", "application/json")
                                .header("If-Match", "*")
                                .POST(BodyPublishers.ofString("{\"reason\":\"Measured\"}")));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.body());
        }
    }
}
