package org.copractice.membership.events;

import static io.restassured.RestAssured.given;
import static org.copractice.membership.events.Events.cursor;
import static org.copractice.membership.events.Events.cursorAtEnd;
import static org.copractice.membership.events.Events.events;
import static org.copractice.membership.events.Events.follower;
import static org.copractice.membership.events.Events.get;
import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Api.partner;
import static org.copractice.membership.testing.Network.change;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.copractice.eventsourcing.http.Policy;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventsEndpointTest {

    private static final String TYPES = "org.copractice.membership.";
    private static final String REASONED = "{\"on\":\"2026-08-01\",\"reason\":\"Because\"}";

    @Inject Policy policy;
    @Inject @All List<Publication<?>> publications;

    @Test
    void tells_what_happened_to_a_record_in_order() {
        var id = Network.organization("Told of");
        change("/v1/organizations/" + id + "/closure", REASONED).statusCode(200);
        var told = events(get("subject=" + id));
        assertEquals(List.of("organization-registered.v1", "organization-closed.v1"), types(told));
        assertEquals(List.of(1, 2), told.stream().map(each -> number(each, "revision")).toList());
        assertEquals(
                List.of(0, 1),
                told.stream().map(each -> number(each, "previousrevision")).toList());
        assertEquals(id.toString(), told.getLast().get("subject").asText());
        assertEquals("2026-08-01", told.getLast().at("/data/on").asText());
    }

    @Test
    void an_event_has_the_fields_that_the_document_names() {
        Network.organization("Described");
        var document = Events.json(given().get("/q/openapi?format=json").asString());
        var named = new TreeSet<String>();
        document.at("/components/schemas/CloudEvent/properties")
                .fieldNames()
                .forEachRemaining(named::add);
        var told = events(get("limit=1")).getFirst();
        var present = new TreeSet<String>();
        told.fieldNames().forEachRemaining(present::add);
        present.add("causationid"); // absent for a request from outside
        assertEquals(named, present);
    }

    @Test
    void batches_follow_each_other_without_gap() {
        var path = "/v1/organizations/" + Network.organization("Followed");
        for (int i = 0; i < 3; i++) {
            change(path + "/closure", REASONED).statusCode(200);
            partner()
                    .header("If-Match", "*")
                    .queryParam("reason", "Mistaken")
                    .delete(path + "/closure")
                    .then()
                    .statusCode(200);
        }
        var one = Events.all("limit=1&type=" + TYPES + "organization-closed.v1");
        var many = Events.all("limit=200&type=" + TYPES + "organization-closed.v1");
        assertEquals(many, one);
        assertTrue(many.size() >= 3);
    }

    @Test
    void are_selected_by_type_and_by_the_beginning_of_one() {
        var after = "after=" + cursorAtEnd();
        var community = Network.community("Selected");
        Network.invited(community, Network.organization("Selected"));
        assertEquals(
                List.of(
                        "community-founded.v1",
                        "organization-registered.v1",
                        "membership-invited.v1"),
                types(events(get(after + "&type=" + TYPES + "*"))));
        assertEquals(
                List.of("organization-registered.v1"),
                types(events(get(after + "&type=" + TYPES + "organization-registered.v1"))));
        assertEquals(List.of(), events(get(after + "&type=" + TYPES + "organization.*")));
        assertEquals(List.of(), events(get(after + "&type=org.copractice.meeting.*")));
        assertEquals(
                List.of("community-founded.v1"),
                types(events(get(after + "&subject=" + community))));
        assertEquals(List.of(), events(get(after + "&subject=" + UUID.randomUUID())));
    }

    @Test
    void of_events_that_are_not_told_nothing_is_said() {
        var after = "after=" + cursorAtEnd();
        partner()
                .header("If-Match", "*")
                .body("{\"name\":\"Region 61\"}")
                .put("/v1/regions/61")
                .then()
                .statusCode(201);
        assertEquals(List.of(), events(get(after)));
    }

    @Test
    void who_begins_now_gets_a_cursor_at_once_and_then_all_that_happens() {
        Network.organization("Before now");
        var now = get("after=now&wait=30&limit=7&type=" + TYPES + "*");
        assertEquals(List.of(), events(now));
        var next = Events.next(now);
        assertTrue(next.contains("wait=30&limit=7&type=" + TYPES + "*"), next);
        assertEquals(cursorAtEnd(), cursor(now));
        var after = Network.organization("After now");
        var told = events(get(next));
        assertEquals(
                List.of(after.toString()),
                told.stream().map(each -> each.get("subject").asText()).toList());
    }

    @Test
    void where_a_client_was_counts_more_than_now() {
        var before = cursorAtEnd();
        var id = Network.organization("Missed");
        var told =
                events(
                        follower()
                                .header("Last-Event-ID", before)
                                .get("/v1/events?after=now")
                                .then()
                                .statusCode(200)
                                .extract()
                                .response());
        assertEquals(id.toString(), told.getFirst().get("subject").asText());
    }

    /// Browsers come back to the address at which they began.
    @Test
    void where_a_client_was_counts_more_than_where_it_began() {
        var began = cursorAtEnd();
        Network.organization("Seen");
        var was = cursorAtEnd();
        var id = Network.organization("Missed");
        var told =
                events(
                        follower()
                                .header("Last-Event-ID", was)
                                .get("/v1/events?after=" + began)
                                .then()
                                .statusCode(200)
                                .extract()
                                .response());
        assertEquals(
                List.of(id.toString()),
                told.stream().map(each -> each.get("subject").asText()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 201",
        "limit, x",
        "limit, -1",
        "limit, 99999999999",
        "limit, ''",
        "wait, 31",
        "wait, x",
        "wait, -1",
        "wait, 0.5",
        "wait, ''",
        "type, ''",
        "type, *",
        "type, .*",
        "type, a*",
        "type, a..b",
        "type, a.*.b",
        "type, a%",
        "subject, 1",
        "subject, ''",
        "subject, 1-1-1-1-1",
        "after, ''",
        "after, x",
        "after, 0",
        "after, NOW",
        "after, AAAAAAAAAALMsyU7cqyTag",
    })
    void a_value_that_is_not_valid_is_named(String parameter, String value) {
        follower()
                .queryParam(parameter, value)
                .get("/v1/events")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-request"))
                .body("errors.parameter", hasItem(parameter));
    }

    @Test
    void a_cursor_with_a_bit_changed_is_refused() {
        Network.organization("With a cursor");
        var cursor = cursorAtEnd();
        var other = cursor.endsWith("A") ? "Q" : "A";
        for (var forged :
                List.of(cursor.substring(0, 21) + other, "A" + cursor.substring(1) + "A")) {
            follower().get("/v1/events?after=" + forged).then().statusCode(400);
            follower()
                    .header("Last-Event-ID", forged)
                    .get("/v1/events")
                    .then()
                    .statusCode(400)
                    .body("errors.header", hasItem("Last-Event-ID"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1&limit=2", "type=a&type=b", "wait=0&wait=1"})
    void what_is_sent_twice_is_refused(String query) {
        follower()
                .get("/v1/events?" + query)
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("repeated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1", "wait=1"})
    void a_stream_has_neither_limit_nor_wait(String query) {
        follower()
                .accept("text/event-stream")
                .get("/v1/events?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void a_client_that_waits_is_answered_when_something_happens() {
        var after = cursorAtEnd();
        var answer =
                CompletableFuture.supplyAsync(() ->
                        get(
                                "wait=30&after=%s&type=%scommunity-founded.v1"
                                        .formatted(after, TYPES)));
        Network.organization("Somebody else");
        var community = Network.community("Waited for");
        var told = events(answer.join());
        assertEquals(1, told.size());
        assertEquals(community.toString(), told.getFirst().get("subject").asText());
    }

    @Test
    void a_client_that_waits_in_vain_gets_its_cursor_back() {
        var after = cursorAtEnd();
        long began = System.nanoTime();
        var response = get("wait=1&after=" + after);
        assertEquals(List.of(), events(response));
        assertEquals(after, cursor(response));
        assertTrue(System.nanoTime() - began >= 1_000_000_000, "it did not wait");
    }

    @Test
    void the_way_on_keeps_what_was_asked_for() {
        var next = Events.next(get("limit=3&type=" + TYPES + "*"));
        assertTrue(next.startsWith("limit=3&type=" + TYPES + "*&after="), next);
    }

    @Test
    void members_may_read_it_and_partners_without_the_scope_may_not() {
        member().get("/v1/events?limit=1").then().statusCode(200);
        partner()
                .get("/v1/events?limit=1")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    /// One that is forgotten there would be seen by nobody.
    @Test
    void the_policy_names_every_topic() {
        assertEquals(
                publications.stream().map(Publication::topic).collect(Collectors.toSet()),
                policy.byTopic().keySet());
    }

    private static List<String> types(List<JsonNode> told) {
        return told.stream()
                .map(each -> each.get("type").asText().substring(TYPES.length()))
                .toList();
    }

    private static int number(JsonNode told, String name) {
        assertTrue(told.get(name).isInt());
        return told.get(name).asInt();
    }
}
