package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two services with feeds of their own, read as one, batch by batch.
@QuarkusTest
@WithTestResource(Feeds.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MergedFeedTest {

    private static final int CONNECTIONS = 8;
    private static final String WAIT =
            """
            GET /v1/events?wait=30 HTTP/1.1
            Host: gateway
            Authorization: Bearer $TOKEN

            """;

    @TestHTTPResource URI gateway;
    @Inject MeterRegistry metrics;
    Issuer issuer;
    Feeds.Pair services;
    FeedService membership;
    FeedService meetings;
    Client client;

    @BeforeEach
    void begin() {
        client = new Client(gateway, issuer.token());
        membership = services.membership();
        meetings = services.meetings();
        membership.reset();
        meetings.reset();
    }

    @AfterEach
    void nothing_is_left_behind() {
        for (var part : List.of("events", "events-membership", "events-meetings")) {
            Await.until("no call is open", () -> openCalls(part) == 0);
        }
        Await.until("nobody waits", () -> membership.waiting() + meetings.waiting() == 0);
        membership.reset();
        meetings.reset();
        for (var i = 0; i <= CONNECTIONS; i++) {
            assertEquals("[]", client.get("/v1/events").body());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 200})
    void who_pages_through_is_told_everything_once_and_each_service_in_order(int limit) {
        var all = everything(57, 83);
        var told = follow("/v1/events?limit=" + limit);
        assertEquals(all, new TreeSet<>(told));
        assertEquals(all.size(), told.size());
        assertInOrder(told);
    }

    @Test
    void a_batch_has_no_more_events_than_asked_for_and_as_many_of_each_service() {
        everything(200, 200);
        for (var limit : List.of(1, 2, 5, 30)) {
            assertTrue(ids(client.get("/v1/events?limit=" + limit)).size() <= limit);
        }
        var usual = ids(client.get("/v1/events"));
        assertEquals(25, usual.stream().filter(id -> id.startsWith("meetings")).count());
        assertEquals(25, usual.stream().filter(id -> id.startsWith("membership")).count());
    }

    @Test
    void who_asks_for_the_head_is_told_where_to_go_on() {
        everything(3, 3);
        var head = client.send("HEAD", "/v1/events", BodyPublishers.noBody());
        assertEquals("", head.body());
        assertEquals("[]", client.get(next(head)).body());
    }

    @Test
    void filters_go_along_to_every_service_and_stay_in_the_link() {
        everything(90, 90);
        var asked = "type=org.copractice.meetings.t3&subject=x";
        assertTrue(
                next(client.get("/v1/events?limit=4&" + asked + "&wait=0"))
                        .startsWith("/v1/events?limit=4&" + asked + "&wait=0&after="));
        for (var service : List.of(membership, meetings)) {
            assertTrue(service.asked().getFirst().query().startsWith(asked + "&"));
        }
        assertEquals(13, follow("/v1/events?limit=4&type=org.copractice.meetings.t3").size());
    }

    @Test
    void a_cursor_of_one_service_goes_on_there_and_begins_with_the_others() {
        membership.happens(5);
        var meetingsIds = meetings.happens(3);
        var told = follow("/v1/events?after=" + membership.cursor(3));
        assertEquals(5, told.size());
        assertTrue(told.containsAll(meetingsIds));
        assertTrue(told.containsAll(List.of("membership-4", "membership-5")));
    }

    @Test
    void a_service_that_fails_is_named_and_told_of_later() {
        for (var fault : faults().toList()) {
            begin();
            var all = everything(30, 30);
            meetings.answers(fault);
            var first = client.get("/v1/events?limit=10");
            assertEquals("meetings", unavailable(first).orElseThrow());
            var told = new ArrayList<>(ids(first));
            assertEquals(5, told.size());
            meetings.answers(meetings::feed);
            told.addAll(follow(next(first)));
            assertEquals(all, new TreeSet<>(told));
            assertEquals(all.size(), told.size());
            assertInOrder(told);
        }
    }

    @Test
    void a_service_that_is_down_is_named_and_when_all_are_it_is_a_503() {
        var all = everything(10, 10);
        meetings.down();
        var first = client.get("/v1/events");
        membership.down();
        assertProblem(503, "unavailable", client.get("/v1/events?wait=5"));
        membership.up();
        meetings.up();
        assertEquals("meetings", unavailable(first).orElseThrow());
        var told = new ArrayList<>(ids(first));
        told.addAll(follow(next(first)));
        assertEquals(all, new TreeSet<>(told));
        assertEquals(Optional.empty(), unavailable(client.get("/v1/events")));
    }

    @Test
    void what_the_services_say_when_none_has_events_is_passed_on() {
        membership.answers(MergedFeedTest::refuseTooMany);
        meetings.answers(MergedFeedTest::refuseTooMany);
        var answer = client.get("/v1/events");
        assertEquals(503, answer.statusCode());
        assertEquals("7", answer.headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void a_service_that_hangs_holds_nobody_up_for_long_and_soon_not_at_all() {
        everything(3, 3);
        meetings.answers(_ -> {});
        var start = System.nanoTime();
        for (var i = 0; i < 5; i++) {
            assertEquals("meetings", unavailable(client.get("/v1/events?limit=2")).orElseThrow());
        }
        assertTrue(seconds(start) < 9);
        var asked = meetings.asked().size();
        for (var i = 0; i < 20; i++) {
            client.get("/v1/events");
        }
        assertTrue(meetings.asked().size() - asked < 20);
        meetings.answers(meetings::feed);
        Await.until("it is back", () -> unavailable(client.get("/v1/events")).isEmpty());
    }

    @Test
    void a_client_in_a_hurry_is_answered_in_its_time() {
        meetings.answers(_ -> {});
        var start = System.nanoTime();
        var request = client.request("/v1/events?wait=20").header("X-Request-Timeout", "300");
        assertProblem(504, "upstream-timeout", Client.send(request));
        assertTrue(seconds(start) < 5);
    }

    @Test
    void a_cursor_that_is_none_is_a_400_that_names_it() {
        everything(3, 3);
        var vector = cursor(client.get("/v1/events?limit=2"));
        var wrong =
                List.of(
                        "garbage",
                        "gar.bage",
                        "x".repeat(3_000),
                        membership.cursor(4),
                        meetings.cursor(2),
                        vector.substring(0, vector.length() - 1),
                        vector.substring(4));
        for (var cursor : wrong) {
            assertRefused("parameter", client.get("/v1/events?limit=2&after=" + cursor));
            assertRefused(
                    "header",
                    Client.send(client.request("/v1/events").header("Last-Event-ID", cursor)));
        }
        membership.reset();
        assertRefused("parameter", client.get("/v1/events?after=" + vector));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=x", "limit=300", "limit=1&limit=2", "wait=31", "wait="})
    void what_cannot_be_asked_of_a_service_cannot_be_asked_here(String query) {
        assertEquals(400, client.get("/v1/events?" + query).statusCode());
    }

    @Test
    void now_is_the_now_of_all_services() {
        everything(60, 60);
        var now = client.get("/v1/events?after=now&wait=20");
        assertEquals("[]", now.body());
        var all = everything(2, 2);
        assertEquals(all, new TreeSet<>(follow(next(now))));
        meetings.down();
        var none = client.get("/v1/events?after=now");
        meetings.up();
        assertProblem(503, "unavailable", none);
    }

    @Test
    void the_first_event_of_any_service_ends_the_wait() {
        everything(3, 3);
        for (var first : List.of(membership, meetings)) {
            var start = System.nanoTime();
            var answer = begin(next(client.get("/v1/events?after=now&wait=20")));
            Await.until("both wait", () -> membership.waiting() + meetings.waiting() == 2);
            assertEquals(first.happens(1), ids(answer.join()));
            assertTrue(seconds(start) < 5);
            Await.until("the other is left", () -> membership.waiting() + meetings.waiting() == 0);
            assertEquals(everything(2, 2), new TreeSet<>(follow(afterwards(answer.join()))));
        }
    }

    @Test
    void who_waited_in_vain_gets_a_place_and_none_is_lost_in_the_wait() {
        everything(90, 90);
        var start = System.nanoTime();
        var answer = client.get("/v1/events?type=none&wait=1");
        assertEquals("[]", answer.body());
        assertTrue(seconds(start) >= 1 && seconds(start) < 4);
        var later = everything(2, 2);
        var told = follow(afterwards(answer).replace("type=none&", ""));
        assertEquals(later, new TreeSet<>(told));
        assertEquals(4, told.size());
    }

    @Test
    void a_service_that_fails_in_the_wait_is_named() {
        meetings.answers(request -> {
            if (request.query().contains("wait=0")) {
                meetings.feed(request);
            } else {
                request.connection().close();
            }
        });
        var answer = client.get("/v1/events?wait=1");
        assertEquals("[]", answer.body());
        assertEquals("meetings", unavailable(answer).orElseThrow());
    }

    @Test
    void what_a_service_refuses_is_refused() {
        membership.happens(3);
        for (var status : List.of(401, 403, 406)) {
            meetings.answers(request ->
                    request.response()
                            .setStatusCode(status)
                            .putHeader("Content-Type", "application/problem+json")
                            .putHeader("WWW-Authenticate", "Bearer")
                            .end("{}"));
            var answer = client.get("/v1/events");
            assertEquals(status, answer.statusCode());
            assertEquals("{}", answer.body());
            assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElseThrow());
        }
    }

    @Test
    void services_hear_who_asks_and_nothing_that_concerns_the_gateway_alone() {
        client.get("/v1/events");
        Client.send(
                client.request("/v1/events")
                        .header("Accept-Encoding", "gzip")
                        .header("If-None-Match", "x")
                        .header("X-Forwarded-For", "6.6.6.6")
                        .header("X-Request-Timeout", "900")
                        .header(
                                "traceparent",
                                "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01")
                        .method("GET", BodyPublishers.ofString("a body")));
        for (var service : List.of(membership, meetings)) {
            var headers = service.asked().getLast().headers();
            assertEquals("Bearer " + client.token(), headers.get("Authorization"));
            assertEquals("127.0.0.1", headers.get("X-Forwarded-For"));
            assertTrue(headers.get("traceparent").startsWith("00-" + "a".repeat(32)));
            assertTrue(Integer.parseInt(headers.get("X-Request-Timeout")) <= 900);
            for (var name : List.of("Accept-Encoding", "If-None-Match", "Content-Length")) {
                assertFalse(headers.contains(name), name);
            }
        }
    }

    @Test
    void a_client_that_leaves_leaves_nobody_waiting() {
        for (var i = 0; i < 5 * CONNECTIONS; i++) {
            try (var wire = client.wire()) {
                wire.write(WAIT);
                Await.until("both wait", () -> membership.waiting() + meetings.waiting() == 2);
                wire.abort();
            }
            Await.until("nobody waits", () -> membership.waiting() + meetings.waiting() == 0);
        }
    }

    @Test
    void what_is_no_reading_is_for_a_service_to_refuse() {
        meetings.answers(request -> request.response().setStatusCode(404).end("of meetings"));
        membership.answers(request -> request.response().setStatusCode(405).end("not so"));
        assertEquals("of meetings", client.get("/v1/events/3").body());
        assertEquals(
                "of meetings",
                client.send("POST", "/v1/events", BodyPublishers.ofString("x")).body());
    }

    private Stream<Handler<HttpServerRequest>> faults() {
        return Stream.of(
                request -> request.connection().close(),
                _ -> {},
                request -> request.response().setStatusCode(500).end("[]"),
                request -> request.response().end("[]"),
                request ->
                        request.response().putHeader("Link", "<?after=x>; rel=\"next\"").end("x"),
                request ->
                        request.response()
                                .putHeader("Content-Length", "100")
                                .write("[")
                                .onComplete(_ -> request.connection().close()),
                request -> request.response().setChunked(true).write("["));
    }

    private static void refuseTooMany(HttpServerRequest request) {
        request.response().setStatusCode(503).putHeader("Retry-After", "7").end("{}");
    }

    /// Reads on until there is nothing more.
    private List<String> follow(String path) {
        var told = new ArrayList<String>();
        var at = "";
        for (var next = path; !next.equals(at); ) {
            at = next;
            var answer = client.get(at);
            told.addAll(ids(answer));
            next = next(answer);
        }
        return told;
    }

    private Set<String> everything(int ofMembership, int ofMeetings) {
        var all = new TreeSet<>(membership.happens(ofMembership));
        all.addAll(meetings.happens(ofMeetings));
        return all;
    }

    private static void assertInOrder(List<String> told) {
        for (var service : List.of("membership", "meetings")) {
            var numbers =
                    told.stream()
                            .filter(id -> id.startsWith(service))
                            .map(id -> Integer.valueOf(id.substring(id.indexOf('-') + 1)))
                            .toList();
            assertEquals(numbers.stream().sorted().toList(), numbers);
        }
    }

    private static void assertRefused(String where, HttpResponse<String> answer) {
        assertEquals(400, answer.statusCode());
        assertEquals(
                new JsonArray().add(new JsonObject().put(where, "after")),
                new JsonObject(answer.body()).getJsonArray("errors"));
    }

    private CompletableFuture<HttpResponse<String>> begin(String path) {
        return CompletableFuture.supplyAsync(() -> client.get(path));
    }

    private static List<String> ids(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return new JsonArray(answer.body())
                .stream().map(event -> ((JsonObject) event).getString("id")).toList();
    }

    private static String next(HttpResponse<String> answer) {
        var link = answer.headers().firstValue("Link").orElseThrow();
        return link.substring(1, link.indexOf('>'));
    }

    /// Without waiting.
    private static String afterwards(HttpResponse<String> answer) {
        return next(answer).replaceFirst("wait=[0-9]+&", "");
    }

    private static String cursor(HttpResponse<String> answer) {
        return next(answer).replaceFirst(".*after=", "");
    }

    private static Optional<String> unavailable(HttpResponse<String> answer) {
        return answer.headers().firstValue("Feeds-Unavailable");
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private double openCalls(String part) {
        return metrics.get("gateway.open.calls").tag("upstream", part).gauge().value();
    }
}
