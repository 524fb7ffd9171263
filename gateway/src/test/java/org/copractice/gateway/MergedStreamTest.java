package org.copractice.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Two services with feeds of their own, read as one stream.
@QuarkusTest
@WithTestResource(Feeds.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MergedStreamTest {

    /// One who reads a stream, and remembers the latest id.
    private final class Reader implements AutoCloseable {

        private final HttpResponse<InputStream> answer;
        private final BufferedReader lines;
        private String lastId;

        Reader(String query, String lastEventId) {
            var request =
                    client.request("/v1/events" + query).header("Accept", "text/event-stream");
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            answer = Client.stream(request);
            lines =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        /// @return id of the next event; null at the end
        String next() {
            for (var line = line(); line != null; line = line()) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    assertEquals("", line());
                    return new JsonObject(line.substring(6)).getString("id");
                }
            }
            return null;
        }

        String line() {
            try {
                return lines.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

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
            Await.until(
                    "no call is open",
                    () ->
                            metrics.get("gateway.open.calls").tag("upstream", part).gauge().value()
                                    == 0);
        }
        Await.until("nobody follows", () -> membership.waiting() + meetings.waiting() == 0);
        membership.reset();
        meetings.reset();
    }

    @Test
    void who_is_cut_off_after_any_event_goes_on_with_the_next_one() {
        var all = new TreeSet<>(membership.happens(13));
        all.addAll(meetings.happens(11));
        for (var atOnce = 1; atOnce <= all.size(); atOnce++) {
            var told = new ArrayList<String>();
            String lastId = null;
            while (told.size() < all.size()) {
                try (var reader = new Reader("", lastId)) {
                    for (var i = 0; i < atOnce && told.size() < all.size(); i++) {
                        told.add(reader.next());
                    }
                    lastId = reader.lastId;
                }
            }
            assertEquals(all, new TreeSet<>(told), "cut after " + atOnce);
            assertEquals(all.size(), told.size(), "cut after " + atOnce);
        }
    }

    @Test
    void events_pass_as_they_happen_and_an_id_is_a_cursor_of_batches_too() {
        try (var reader = new Reader("?after=now", null)) {
            for (var service : List.of(meetings, membership, meetings)) {
                assertEquals(service.happens(1).getFirst(), reader.next());
            }
            assertEquals("[]", client.get("/v1/events?after=" + reader.lastId).body());
        }
    }

    @Test
    void who_begins_now_is_told_nothing_of_before_even_when_cut_off_at_once() {
        membership.happens(5);
        meetings.happens(5);
        String lastId;
        try (var reader = new Reader("?after=now", null)) {
            assertEquals("retry: 1000", reader.line());
            lastId = reader.line().substring(4);
        }
        var expected = meetings.happens(1).getFirst();
        try (var reader = new Reader("?after=now", lastId)) {
            assertEquals(expected, reader.next());
        }
    }

    @Test
    void a_stream_goes_on_without_a_service_that_is_down_and_says_so() {
        membership.happens(2);
        meetings.answers(request -> request.connection().close());
        try (var reader = new Reader("", null)) {
            assertEquals("meetings", reader.answer.headers().firstValue("Feeds-Unavailable").get());
            assertEquals("membership-1", reader.next());
        }
    }

    @Test
    void what_a_service_refuses_is_refused_and_the_other_stream_is_closed() {
        meetings.answers(request -> request.response().setStatusCode(403).end());
        try (var reader = new Reader("", null)) {
            assertEquals(403, reader.answer.statusCode());
        }
        meetings.answers(meetings::feed);
        try (var reader = new Reader("", "nonsense")) {
            assertEquals(400, reader.answer.statusCode());
        }
    }

    @Test
    void when_a_part_ends_or_breaks_off_the_whole_ends_and_only_whole_events_have_passed() {
        for (var politely : List.of(true, false)) {
            meetings.answers(request -> {
                var response = begin(request);
                response.write("id: a\ndata: {\"id\":\"half\"}\n");
                membership.happens(1);
                if (politely) {
                    response.end();
                } else {
                    response.write("more").onComplete(_ -> request.connection().close());
                }
            });
            try (var reader = new Reader("?after=" + membership.cursor(0), null)) {
                for (var id = reader.next(); id != null; id = reader.next()) {
                    assertTrue(id.startsWith("membership"), id);
                }
                assertNull(reader.next());
            }
            Await.until("the other part is closed", () -> membership.waiting() == 0);
        }
    }

    @Test
    void a_client_that_leaves_closes_all_parts() {
        for (var i = 0; i < 40; i++) {
            try (var reader = new Reader("", null)) {
                assertEquals("retry: 1000", reader.line());
                Await.until("both follow", () -> membership.waiting() + meetings.waiting() == 2);
            }
            Await.until("nobody follows", () -> membership.waiting() + meetings.waiting() == 0);
        }
    }

    @Test
    void a_client_that_reads_slowly_slows_all_services_down() {
        var events = 3_000;
        var written = new AtomicLong();
        for (var service : List.of(membership, meetings)) {
            service.answers(request -> pour(begin(request), new AtomicLong(), written, events));
        }
        try (var reader = new Reader("", null)) {
            var ahead = Await.settled(written::get);
            assertTrue(ahead > 0 && ahead < events, "written ahead: " + ahead);
            var told = 0;
            while (reader.next() != null) {
                told++;
            }
            assertTrue(told >= events, "told: " + told);
        }
    }

    private static HttpServerResponse begin(HttpServerRequest request) {
        var response = request.response().putHeader("Content-Type", "text/event-stream");
        response.exceptionHandler(_ -> {});
        return response.setChunked(true);
    }

    /// Events of 20 kB.
    private static void pour(
            HttpServerResponse response, AtomicLong mine, AtomicLong all, int events) {
        var event = Buffer.buffer("data: {\"x\":\"" + "x".repeat(20_000) + "\",\"id\":\"x\"}\n\n");
        while (!response.closed() && !response.writeQueueFull() && mine.get() < events) {
            response.write(event);
            mine.incrementAndGet();
            all.incrementAndGet();
        }
        if (mine.get() < events) {
            response.drainHandler(_ -> pour(response, mine, all, events));
        } else {
            response.end();
        }
    }
}
