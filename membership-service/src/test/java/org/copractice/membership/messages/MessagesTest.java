package org.copractice.membership.messages;

import static org.copractice.membership.testing.Api.partner;
import static org.copractice.membership.testing.Network.change;
import static org.copractice.membership.testing.People.administrator;
import static org.copractice.membership.testing.People.path;
import static org.copractice.membership.testing.People.registered;
import static org.copractice.membership.testing.People.registry;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.copractice.eventsourcing.publishing.Entries;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.Eventually;
import org.copractice.membership.events.Events;
import org.copractice.membership.membership.Parties;
import org.copractice.membership.messages.Topics.Message;
import org.copractice.membership.testing.Api;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MessagesTest {

    private static final String DATED = "{\"on\":\"2026-08-01\"}";
    private static final String REASONED = "{\"on\":\"2026-08-01\",\"reason\":\"Because\"}";

    private final Contract contract = new Contract();

    @Inject @All List<Publication<?>> publications;
    @Inject @All List<Entries> entries;

    @Test
    void every_type_has_a_schema_and_a_place_in_the_document_and_nothing_else_has() {
        var byTopic =
                publications.stream()
                        .collect(Collectors.toMap(Publication::topic, Publication::types));
        entries.forEach(each -> byTopic.put(each.topic(), Set.of(each.type())));
        assertEquals(
                byTopic.values().stream().flatMap(Set::stream).collect(Collectors.toSet()),
                contract.schemas());
        assertEquals(byTopic, contract.channels());
    }

    @Test
    void every_type_is_told_as_its_schema_says() {
        try (var topics = new Topics(topics())) {
            organization();
            people();
            community();
            memberships();
            mentoring();
            cohorts();
            experts();
            engagements();
            listings();
            Eventually.until("every type", () -> typesOf(topics.received()).equals(types()));
            var messages = topics.received();
            assertAll(messages.stream().map(message -> () -> check(message)));
            checkRevisions(messages);
        }
    }

    @Test
    void the_feed_says_of_each_event_what_the_topics_say() {
        try (var topics = new Topics(topics())) {
            organization();
            var feed = new HashMap<String, Map<String, String>>();
            Events.all("limit=200")
                    .forEach(event -> feed.put(event.get("id").asText(), texts(event)));
            Eventually.until(
                    "all in the feed", () -> ids(topics.received()).containsAll(feed.keySet()));
            var messages = new ArrayList<>(topics.received());
            messages.removeIf(message -> !feed.containsKey(message.headers().get("ce_id")));
            for (var message : messages) {
                var expected = new TreeMap<String, String>();
                message.headers()
                        .forEach((name, value) -> expected.put(name.replace("ce_", ""), value));
                expected.put("datacontenttype", expected.remove("content-type"));
                expected.put("data", message.data());
                assertEquals(expected, feed.get(message.headers().get("ce_id")));
            }
        }
    }

    /// Those that tell what happens.
    private List<String> topics() {
        return publications.stream().map(Publication::topic).toList();
    }

    /// Data as it stands there, everything else as Kafka's headers have it.
    private static Map<String, String> texts(JsonNode event) {
        var texts = new TreeMap<String, String>();
        event.properties()
                .forEach(each ->
                        texts.put(
                                each.getKey(),
                                each.getKey().equals("data")
                                        ? each.getValue().toString()
                                        : each.getValue().asText()));
        return texts;
    }

    private static Set<String> ids(List<Message> messages) {
        return messages.stream()
                .map(message -> message.headers().get("ce_id"))
                .collect(Collectors.toSet());
    }

    private void check(Message message) {
        assertEquals(List.of(), contract.faults(message.type(), message.data()), message::data);
        assertEquals(
                List.of(),
                contract.faultsOfHeaders(message.headers()),
                message.headers()::toString);
        assertEquals(message.key(), message.headers().get("ce_subject"));
    }

    /// Each names the revision of the one before it about the same record.
    private static void checkRevisions(List<Message> messages) {
        var told = new HashMap<String, String>();
        for (var message : messages) {
            assertEquals(
                    told.getOrDefault(message.key(), "0"),
                    message.headers().get("ce_previousrevision"),
                    message::toString);
            told.put(message.key(), message.headers().get("ce_revision"));
        }
    }

    private Set<String> types() {
        return publications.stream()
                .flatMap(publication -> publication.types().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> typesOf(List<Message> messages) {
        return messages.stream().map(Message::type).collect(Collectors.toSet());
    }

    private static void organization() {
        Api.kind("museum", false);
        Api.kind("university", false);
        Api.county("81", 51);
        var whole = Network.organization("The whole");
        var path = "/v1/organizations/" + Network.organization("The part");
        partner()
                .header("If-Match", "*")
                .body(
                        """
                        {"name":"Another name","kind":"university","county":"81","within":"%s",
                         "website":"https://example.org"}
                        """
                                .formatted(whole))
                .put(path)
                .then()
                .statusCode(200);
        change(path + "/closure", REASONED).statusCode(200);
        partner()
                .header("If-Match", "*")
                .queryParam("reason", "Mistaken")
                .delete(path + "/closure")
                .then()
                .statusCode(200);
    }

    private static void people() {
        var duplicate = path(registered("Twice", "twice")) + "/merge";
        var survivor = registered("Once", "once");
        registry()
                .header("If-Match", "*")
                .body("{\"into\":\"%s\"}".formatted(survivor))
                .post(duplicate)
                .then()
                .statusCode(200);
        registry().header("If-Match", "*").delete(duplicate).then().statusCode(200);
        administrator()
                .header("If-Match", "*")
                .post(path(registered("Forgotten", "forgotten")) + "/erasure")
                .then()
                .statusCode(200);
    }

    private static void community() {
        Api.region(52);
        var before = Network.community("Before");
        var path = "/v1/communities/" + Network.community("Told");
        partner()
                .header("If-Match", "*")
                .body(
                        """
                        {"name":"Told anew","subjects":["health","math"],"scope":"regional","region":52,
                         "description":"Nobody is told","succeeds":["%s"]}
                        """
                                .formatted(before))
                .put(path)
                .then()
                .statusCode(200);
        var seat = UUID.randomUUID();
        change(path + "/seats", "{\"id\":\"%s\",\"title\":\"Chair\"}".formatted(seat))
                .statusCode(200);
        change(
                        path + "/seats/" + seat + "/terms",
                        "{\"holder\":\"%s\",\"from\":\"2099-01-01\",\"until\":\"2100-01-01\"}"
                                .formatted(UUID.randomUUID()))
                .statusCode(200);
        change(
                        path + "/decisions",
                        """
                        {"decidedOn":"2099-03-01","evidence":"Minutes","stage":"coalescing",
                         "adopt":[{"name":"Equity","description":"For all"}]}
                        """)
                .statusCode(200);
        change(
                        path + "/seats/" + seat + "/vacancy",
                        "{\"on\":\"2099-06-01\",\"reason\":\"Moved away\"}")
                .statusCode(200);
    }

    private static void memberships() {
        var community = Network.community("Joined");
        var declining = member(Network.invited(community, Network.organization("Declining")));
        change(declining + "/answer", "{\"accepted\":false,\"on\":\"2026-08-01\"}").statusCode(200);
        var accepting = member(Network.invited(community, Network.organization("Accepting")));
        change(accepting + "/answer", "{\"accepted\":true,\"on\":\"2026-08-01\"}").statusCode(200);
        change(accepting + "/lapse", REASONED).statusCode(200);
        change(accepting + "/renewal", DATED).statusCode(200);
        change(accepting + "/ending", REASONED).statusCode(200);
        change(requested(community) + "/refusal", REASONED).statusCode(200);
        change(requested(community) + "/admission", DATED).statusCode(200);
    }

    private static void mentoring() {
        var path = "/v1/mentorings";
        var body =
                """
                {"community":"%s","mentor":"%s","mentee":"%s","topic":"Number talks","on":"2026-08-01"}
                """
                        .formatted(
                                Network.community("Mentoring"),
                                UUID.randomUUID(),
                                UUID.randomUUID());
        var id = change(path, body).statusCode(201).extract().<String>path("id");
        change(path + "/" + id + "/ending", "{\"on\":\"2026-08-01\",\"ending\":\"mistaken\"}")
                .statusCode(200);
    }

    private static void cohorts() {
        var community = Network.community("Cohorts");
        var body = "{\"community\":\"%s\",\"number\":1,\"programYear\":\"2018-19\"}";
        var leader = change("/v1/cohorts", body.formatted(community)).extract().<String>path("id");
        var path = "/v1/cohorts/" + UUID.randomUUID();
        var form = body.replace("1,", "2,").replace("2018-19", "2019-20").formatted(community);
        partner().body(form).put(path).then().statusCode(201);
        var named = form.replace("\"number\":2", "\"name\":\"Pioneers\"");
        partner().header("If-Match", "*").body(named).put(path).then().statusCode(200);
        var who = "{\"person\":\"%s\",\"on\":\"2026-08-01\"}".formatted(UUID.randomUUID());
        change(path + "/members", who).statusCode(200);
        change(path + "/departures", who).statusCode(200);
        change(path + "/lead", "{\"cohort\":\"%s\",\"on\":\"2026-08-01\"}".formatted(leader))
                .statusCode(200);
        change(path + "/lead", DATED).statusCode(200);
    }

    private static void experts() {
        var body =
                "{\"person\":\"%s\",\"topics\":[\"Talks\"],\"on\":\"2026-08-01\"}"
                        .formatted(UUID.randomUUID());
        var id = change("/v1/experts", body).extract().<String>path("id");
        change("/v1/experts", body.replace("Talks", "Routines")).statusCode(200);
        change("/v1/experts/" + id + "/withdrawal", DATED).statusCode(200);
    }

    private static void engagements() {
        var community = Network.community("Asking");
        var expert = Network.expert("Talks");
        var done = asked(community, expert);
        change(done + "/acceptance", DATED).statusCode(200);
        change(done + "/completion", "{\"on\":\"2026-08-01\",\"outcome\":\"Untold\"}")
                .statusCode(200);
        change(
                        asked(community, expert) + "/refusal",
                        "{\"on\":\"2026-08-01\",\"reason\":\"no-time\"}")
                .statusCode(200);
        change(asked(community, expert) + "/withdrawal", DATED).statusCode(200);
    }

    private static String asked(UUID community, UUID expert) {
        var path = "/v1/engagements/" + UUID.randomUUID();
        partner()
                .body(
                        """
                        {"community":"%s","expert":"%s","topic":"Talks","purpose":"Untold",
                         "neededBy":"2026-12-31","on":"2026-07-01"}
                        """
                                .formatted(community, expert))
                .put(path)
                .then()
                .statusCode(201);
        return path;
    }

    private static void listings() {
        var body =
                "{\"office\":\"%s\",\"kind\":\"ask\",\"topic\":\"Talks\",\"on\":\"2026-07-01\"}"
                        .formatted(Network.organization("Listing"));
        var id = change("/v1/listings", body).statusCode(201).extract().<String>path("id");
        change("/v1/listings/" + id + "/withdrawal", DATED).statusCode(200);
    }

    private static String requested(UUID community) {
        var person = UUID.randomUUID();
        change(
                        "/v1/memberships",
                        "{\"community\":\"%s\",\"person\":\"%s\",\"by\":\"requested\",\"on\":\"2026-07-01\"}"
                                .formatted(community, person))
                .statusCode(201);
        return member(new Parties(community, null, person).membership());
    }

    private static String member(UUID membership) {
        return "/v1/memberships/" + membership;
    }
}
