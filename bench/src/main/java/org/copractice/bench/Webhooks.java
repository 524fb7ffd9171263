package org.copractice.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
/// at 50 commands a second, beside a second subscriber that never answers.
final class Webhooks {

    private static final int PER_SECOND = 50;
    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");

    private Webhooks() {}

    static Line measure(Stand stand, Length length) throws IOException {
        var arrived = new ConcurrentLinkedQueue<Double>();
        var alone = receiver(exchange -> receive(exchange, arrived));
        var dead = receiver(_ -> LockSupport.park());
        try {
            subscribe(stand, alone);
            commands(stand, length, arrived);
            var before = commands(stand, length, arrived);
            subscribe(stand, dead);
            var beside = commands(stand, length, arrived);
            return new Line(
                    "commit → first webhook attempt, 50/s, p50 (p99); against: beside a dead"
                            + " endpoint",
                    latencies(before),
                    latencies(beside),
                    String.format(
                            Locale.ROOT, "%.2f×", Pairs.median(beside) / Pairs.median(before)),
                    "p99 1 s",
                    "p99 200 ms");
        } finally {
            alone.stop(0);
            dead.stop(0);
        }
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
        while (arrived.size() < PER_SECOND * length.seconds()) {
            LockSupport.parkNanos(10_000_000);
        }
        return new ArrayList<>(arrived);
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

    private static void subscribe(Stand stand, HttpServer receiver) {
        stand.call(
                "partner-demo",
                "POST",
                "/v1/subscriptions",
                "{\"address\":\"http://127.0.0.1:%d/\"}"
                        .formatted(receiver.getAddress().getPort()));
    }
}
