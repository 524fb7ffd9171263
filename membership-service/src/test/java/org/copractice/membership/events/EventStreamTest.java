package org.copractice.membership.events;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.copractice.membership.events.Events.cursorAtEnd;
import static org.copractice.membership.events.Events.follower;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.copractice.eventsourcing.http.Access;
import org.copractice.eventsourcing.http.Policy;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.Eventually;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.copractice.membership.testing.Api;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// With bounds that a test can reach, and a topic that not everybody may see.
@QuarkusTest
@TestProfile(EventStreamTest.Bounded.class)
@QuarkusTestResource(value = Engines.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventStreamTest {

    public static final class Bounded implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "copractice.feed.waiting", "2",
                    "copractice.feed.stream-for", "4S",
                    "copractice.feed.heartbeat", "0.2S");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Confidential.class);
        }
    }

    /// Communities are seen by who has a scope of their own.
    @Alternative
    @ApplicationScoped
    static class Confidential implements Policy {

        private static final Access EVENTS = new Access(Set.of(), "events.read");
        private static final Access WRITE = new Access(Set.of(), "membership.write");

        @Override
        public Map<String, Access> byOperation() {
            return Map.of(
                    "followEvents", EVENTS,
                    "putOrganizationKind", WRITE,
                    "createOrganization", WRITE,
                    "importOrganizations", WRITE,
                    "createCommunity", WRITE);
        }

        @Override
        public Map<String, Access> byTopic() {
            return Map.of(
                    "organization.v1",
                    EVENTS,
                    "community.v1",
                    new Access(Set.of("administrator"), "communities.secret"));
        }
    }

    @TestHTTPResource("/v1/events")
    URI events;

    @Inject MeterRegistry metrics;

    @AfterEach
    void nobody_is_left() {
        Eventually.until("nobody waits any more", () -> waiting() == 0);
    }

    @Test
    void events_arrive_while_they_happen() {
        try (var stream = new EventSource(events, "", cursorAtEnd())) {
            assertEquals(200, stream.response().statusCode());
            assertEquals(
                    "text/event-stream",
                    stream.response().headers().firstValue("Content-Type").orElseThrow());
            for (var name : List.of("First", "Second", "Third")) {
                var id = Network.organization(name);
                var event = stream.next();
                assertEquals(id.toString(), event.get("subject").asText());
                assertEquals(name, event.at("/data/name").asText());
            }
        }
    }

    @Test
    void a_stream_may_begin_now() {
        Network.organization("Before");
        try (var stream = new EventSource(events, "?after=now", null)) {
            assertEquals(200, stream.response().statusCode());
            var id = Network.organization("After");
            assertEquals(id.toString(), subject(stream.next()));
        }
    }

    @Test
    void who_broke_off_before_the_first_event_goes_on_where_it_began() {
        var begin = cursorAtEnd();
        try (var stream =
                new EventSource(events, "?after=now&subject=" + UUID.randomUUID(), null)) {
            assertNull(stream.next());
            assertEquals(begin, stream.lastId());
        }
    }

    @Test
    void a_stream_ends_and_the_next_goes_on_where_it_ended() {
        var begin = cursorAtEnd();
        var ids = new ArrayList<String>();
        var seen = new ArrayList<String>();
        var lastId = begin;
        for (int i = 0; i < 3; i++) {
            try (var stream = new EventSource(events, "", lastId)) {
                ids.add(Network.organization("Seen").toString());
                ids.add(Network.organization("Seen, too").toString());
                seen.add(subject(stream.next()));
                lastId = stream.lastId(); // the client breaks off after one of two
            }
        }
        try (var stream = new EventSource(events, "", lastId)) {
            for (var event = stream.next(); event != null; event = stream.next()) {
                seen.add(subject(event));
            }
            assertTrue(stream.signsOfLife() > 0, "it was silent");
        }
        assertEquals(ids, seen);
    }

    @Test
    void what_is_passed_over_need_not_be_looked_at_again() {
        var begin = cursorAtEnd();
        Network.organization("Not asked for");
        try (var stream = new EventSource(events, "?subject=" + UUID.randomUUID(), begin)) {
            assertNull(stream.next());
            assertEquals(cursorAtEnd(), stream.lastId());
        }
    }

    @Test
    void who_finds_no_place_to_wait_is_told_when_to_come_back() {
        var end = cursorAtEnd();
        try (var first = new EventSource(events, "", end);
                var second = new EventSource(events, "", end)) {
            Eventually.until("both wait", () -> waiting() == 2);
            follower()
                    .get("/v1/events?wait=1&after=" + end)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("unavailable"));
            try (var third = new EventSource(events, "", end)) {
                assertEquals(503, third.response().statusCode());
            }
            follower().get("/v1/events?after=" + end).then().statusCode(200);
            assertEquals(List.of(200, 200), List.of(status(first), status(second)));
        }
    }

    @Test
    void a_client_that_has_gone_makes_room() {
        try (var stream = new EventSource(events, "", cursorAtEnd())) {
            Eventually.until("it waits", () -> waiting() == 1);
            assertEquals(200, status(stream));
        }
        Eventually.until("its place is free", () -> waiting() == 0);
    }

    @Test
    void a_stream_ends_with_the_token_that_opened_it() {
        var token = TestIssuer.client("follower", "events.read", Duration.ofSeconds(2));
        var began = Instant.now();
        try (var stream = new EventSource(events, "", lastSeen(), token)) {
            assertEquals(200, status(stream));
            assertNull(stream.next());
        }
        var took = Duration.between(began, Instant.now());
        assertTrue(took.compareTo(Duration.ofSeconds(4)) < 0, took::toString);
    }

    /// The gateway says of every call how long it waits for the head of the answer.
    @Test
    void a_stream_lasts_longer_than_its_beginning_may_take() {
        var headers = new HashMap<>(lastSeen());
        headers.put("X-Request-Timeout", "1000");
        try (var stream = new EventSource(events, "", headers, Events.token())) {
            assertEquals(200, status(stream));
            long began = System.nanoTime();
            Eventually.until("its time is over", () -> System.nanoTime() - began > 1_000_000_000);
            var id = Network.organization("Later");
            assertEquals(id.toString(), subject(stream.next()));
        }
    }

    @Test
    void who_takes_nothing_of_it_is_cut_off_in_the_end() throws IOException {
        var begin = cursorAtEnd();
        imported(8_000);
        try (var client = new Socket()) {
            client.setReceiveBufferSize(4_096);
            client.connect(new InetSocketAddress(events.getHost(), events.getPort()));
            var head =
                    List.of(
                            "GET /v1/events HTTP/1.1",
                            "Host: localhost",
                            "Accept: text/event-stream",
                            "Authorization: Bearer " + Events.token(),
                            "Last-Event-ID: " + begin,
                            "\r\n");
            client.getOutputStream().write(String.join("\r\n", head).getBytes(UTF_8));
            Eventually.until("it has a place", () -> waiting() == 1);
            Eventually.until("its place is free", () -> waiting() == 0);
        }
    }

    @Test
    void a_topic_is_seen_only_by_who_has_its_scope() {
        var after = cursorAtEnd();
        var community = Network.community("Hidden");
        var organization = Network.organization("Seen");
        assertEquals(List.of(organization.toString()), subjects(Events.token(), after, ""));
        assertEquals(List.of(), subjects(Events.token(), after, "&subject=" + community));
        assertEquals(
                List.of(community.toString(), organization.toString()),
                subjects(
                        TestIssuer.client("insider", "events.read communities.secret"), after, ""));
        assertEquals(
                List.of(),
                subjects(
                        TestIssuer.client("stranger", "events.read communities.secrets"),
                        after,
                        "&subject=" + community));
        try (var stream = new EventSource(events, "", after)) {
            assertEquals(organization.toString(), subject(stream.next()));
        }
    }

    private static void imported(int organizations) {
        Api.kind("museum", false);
        var file = new StringBuilder("id,name,kind,county,within,website\n");
        for (int i = 0; i < organizations; i++) {
            file.append(UUID.randomUUID())
                    .append(",")
                    .append("Far away ".repeat(20).strip())
                    .append(",museum,,,\n");
        }
        Api.partner()
                .contentType("text/csv")
                .body(file.toString())
                .post("/v1/organizations/imports")
                .then()
                .statusCode(200);
    }

    private static Map<String, String> lastSeen() {
        return Map.of("Last-Event-ID", cursorAtEnd());
    }

    private static List<String> subjects(String token, String after, String query) {
        return Events.events(given().auth().oauth2(token).get("/v1/events?after=" + after + query))
                .stream()
                .map(EventStreamTest::subject)
                .toList();
    }

    private static String subject(JsonNode event) {
        return event.get("subject").asText();
    }

    private static int status(EventSource stream) {
        return stream.response().statusCode();
    }

    private double waiting() {
        return metrics.get("copractice.feed.waiting").gauge().value();
    }
}
