package org.copractice.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/// A service with a feed, as services have it: cursors of its own that it checks, filters, waiting,
/// streams. It knows who waits, and can be told to misbehave. Everything happens on its event loop.
final class FeedService {

    /// What one look goes through, so that there are empty batches that move on.
    private static final int SPAN = 40;

    private final String name;
    private final Vertx vertx = Vertx.vertx();
    private final Queue<HttpServerRequest> asked = new ConcurrentLinkedQueue<>();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile List<String> events = List.of();
    private volatile Handler<HttpServerRequest> answer = this::feed;
    private HttpServer server;
    private int port;

    FeedService(String name) {
        this.name = name;
        up();
    }

    String url() {
        return "http://localhost:" + port;
    }

    void up() {
        server =
                vertx.createHttpServer()
                        .requestHandler(request -> {
                            asked.add(request);
                            answer.handle(request);
                        });
        server.listen(port, "localhost").toCompletionStage().toCompletableFuture().join();
        port = server.actualPort();
    }

    void down() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// As it was in the beginning.
    void reset() {
        events = List.of();
        answer = this::feed;
        asked.clear();
    }

    void answers(Handler<HttpServerRequest> answer) {
        this.answer = answer;
    }

    /// Adds events about records in turn. In each there is what looks like an id to some.
    List<String> happens(int count) {
        var ids = new ArrayList<String>();
        var more = new ArrayList<>(events);
        for (var i = 0; i < count; i++) {
            ids.add(name + '-' + (more.size() + 1));
            more.add(
                    new JsonObject()
                            .put("id", ids.getLast())
                            .put("type", "org.copractice.%s.t%d".formatted(name, more.size() % 7))
                            .put("subject", name + more.size() % 3)
                            .put("data", "\u2028id: wrong\u0085id: wrong,[]")
                            .encode());
        }
        events = List.copyOf(more);
        waiting.forEach(Runnable::run);
        return ids;
    }

    List<HttpServerRequest> asked() {
        return List.copyOf(asked);
    }

    int waiting() {
        return waiting.size();
    }

    String cursor(int position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("%s %d".formatted(name, position).getBytes(UTF_8));
    }

    void feed(HttpServerRequest request) {
        var lastEventId = request.getHeader("Last-Event-ID");
        var after = lastEventId == null ? request.getParam("after") : lastEventId;
        var position = after == null ? 0 : "now".equals(after) ? events.size() : position(after);
        if (position < 0) {
            refuse(request, lastEventId == null ? "parameter" : "header", "after");
        } else if ("text/event-stream".equals(request.getHeader("Accept"))) {
            stream(request, position);
        } else if (wrong(request, "limit", 200)) {
            refuse(request, "parameter", "limit");
        } else if (wrong(request, "wait", 30)) {
            refuse(request, "parameter", "wait");
        } else {
            batch(request, position);
        }
    }

    private static boolean wrong(HttpServerRequest request, String name, int most) {
        var values = request.params().getAll(name);
        return values.size() > 1
                || (values.size() == 1 && !values.getFirst().matches("[0-9]{1,3}"))
                || (values.size() == 1 && Integer.parseInt(values.getFirst()) > most);
    }

    private static void refuse(HttpServerRequest request, String where, String name) {
        request.response()
                .setStatusCode(400)
                .putHeader("Content-Type", "application/problem+json")
                .end(
                        "{\"code\":\"invalid-request\",\"errors\":[{\"%s\":\"%s\"}]}"
                                .formatted(where, name));
    }

    private int position(String cursor) {
        return IntStream.rangeClosed(0, events.size())
                .filter(each -> cursor(each).equals(cursor))
                .findFirst()
                .orElse(-1);
    }

    private void batch(HttpServerRequest request, int after) {
        var limit = Integer.parseInt(request.getParam("limit"));
        var chosen = new ArrayList<String>();
        var through = after;
        while (through < Math.min(after + SPAN, events.size()) && chosen.size() < limit) {
            var event = events.get(through++);
            if (isWanted(request, event)) {
                chosen.add(event);
            }
        }
        var wait = Integer.parseInt(request.getParam("wait", "0"));
        if (chosen.isEmpty() && wait > 0) {
            await(request, through, wait);
        } else {
            answer(request, chosen, through);
        }
    }

    private void await(HttpServerRequest request, int after, int seconds) {
        var ended = new boolean[1];
        var timer = new long[1];
        var look = new Runnable[1];
        look[0] =
                () ->
                        vertx.runOnContext(_ -> {
                            var next = nextWanted(request, after);
                            if (!ended[0] && next < events.size()) {
                                leave(look[0], timer[0], ended);
                                answer(request, List.of(events.get(next)), next + 1);
                            }
                        });
        timer[0] =
                vertx.setTimer(
                        seconds * 1_000L,
                        _ -> {
                            leave(look[0], timer[0], ended);
                            answer(request, List.of(), events.size());
                        });
        request.response().exceptionHandler(_ -> leave(look[0], timer[0], ended));
        waiting.add(look[0]);
        look[0].run();
    }

    private int nextWanted(HttpServerRequest request, int after) {
        return IntStream.range(after, events.size())
                .filter(each -> isWanted(request, events.get(each)))
                .findFirst()
                .orElse(events.size());
    }

    private void leave(Runnable look, long timer, boolean[] ended) {
        ended[0] = true;
        vertx.cancelTimer(timer);
        waiting.remove(look);
    }

    private static boolean isWanted(HttpServerRequest request, String event) {
        var type = request.getParam("type");
        return type == null || new JsonObject(event).getString("type").equals(type);
    }

    private void answer(HttpServerRequest request, List<String> chosen, int through) {
        request.response()
                .putHeader("Content-Type", "application/cloudevents-batch+json")
                .putHeader(
                        "Link",
                        "</v1/events?limit=1&after=%s>; rel=\"next\"".formatted(cursor(through)))
                .end("[" + String.join(",", chosen) + "]");
    }

    private void stream(HttpServerRequest request, int after) {
        var response =
                request.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
        response.write("retry: 1000\nid: %s\n\n".formatted(cursor(after)));
        var at = new int[] {after};
        Runnable look =
                () ->
                        vertx.runOnContext(_ -> {
                            while (at[0] < events.size() && !response.writeQueueFull()) {
                                var event = events.get(at[0]++);
                                response.write(
                                        "id: %s\ndata: %s\n\n".formatted(cursor(at[0]), event));
                            }
                        });
        response.drainHandler(_ -> look.run());
        response.exceptionHandler(_ -> waiting.remove(look));
        waiting.add(look);
        look.run();
    }
}
