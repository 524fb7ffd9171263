package org.copractice.membership.person;

import static org.copractice.membership.testing.Network.change;
import static org.copractice.membership.testing.People.PATH;
import static org.copractice.membership.testing.People.administrator;
import static org.copractice.membership.testing.People.affiliated;
import static org.copractice.membership.testing.People.as;
import static org.copractice.membership.testing.People.claimed;
import static org.copractice.membership.testing.People.path;
import static org.copractice.membership.testing.People.registered;
import static org.copractice.membership.testing.People.registry;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.membership.testing.Api;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Two records of one person become one, and two again, as clients see it.
@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MergeEndpointTest {

    private final String anaSignsIn = "ana-" + UUID.randomUUID();
    private final String annaSignsIn = "anna-" + UUID.randomUUID();

    private UUID ana;
    private UUID anna;
    private UUID community;
    private UUID office;

    @BeforeEach
    void a_person_who_is_there_twice_and_has_done_something_under_both_ids() {
        Api.kind("museum", false);
        Api.county("73", 63);
        community = Network.community("Math " + UUID.randomUUID());
        office = Network.organization("Office " + UUID.randomUUID(), "museum", "73");
        ana = registered("Ana Peña", anaSignsIn);
        anna = registered("Anna Pena", annaSignsIn);
        affiliated(ana, UUID.randomUUID(), office, "teacher", "2019-08-01", null).statusCode(200);
        affiliated(anna, UUID.randomUUID(), office, "principal", "2021-08-01", null)
                .statusCode(200);
        Stream.of(ana, anna).forEach(this::takesPart);
    }

    private void takesPart(UUID person) {
        change(
                        "/v1/memberships",
                        "{\"community\":\"%s\",\"person\":\"%s\",\"by\":\"requested\",\"on\":\"2026-07-01\"}"
                                .formatted(community, person))
                .statusCode(201);
        Stream.of(List.of(person, UUID.randomUUID()), List.of(UUID.randomUUID(), person))
                .forEach(pair ->
                        change(
                                        "/v1/mentorings",
                                        """
                                        {"community":"%s","mentor":"%s","mentee":"%s",
                                         "topic":"Talks","on":"2026-08-01"}
                                        """
                                                .formatted(
                                                        community, pair.getFirst(), pair.getLast()))
                                .statusCode(201));
        var cohort =
                change(
                                "/v1/cohorts",
                                "{\"community\":\"%s\",\"name\":\"%s\",\"programYear\":\"2018-19\"}"
                                        .formatted(community, person))
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
        change(
                        "/v1/cohorts/" + cohort + "/members",
                        "{\"person\":\"%s\",\"on\":\"2026-08-01\"}".formatted(person))
                .statusCode(200);
    }

    private static ValidatableResponse merged(UUID duplicate, UUID into) {
        return registry()
                .header("If-Match", "*")
                .body("{\"into\":\"%s\"}".formatted(into))
                .post(path(duplicate) + "/merge")
                .then();
    }

    private static ValidatableResponse separated(UUID duplicate) {
        return registry().header("If-Match", "*").delete(path(duplicate) + "/merge").then();
    }

    private static void refused(ValidatableResponse response, String code) {
        response.statusCode(409).body("code", equalTo(code));
    }

    @Test
    void a_duplicate_points_to_the_survivor_and_keeps_what_it_has() {
        merged(anna, ana)
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("status", equalTo("merged"))
                .body("mergedInto", equalTo(ana.toString()));
        merged(anna, ana).statusCode(200).header("ETag", "\"3\"");
        registry()
                .get(path(anna))
                .then()
                .statusCode(200)
                .body("status", equalTo("merged"))
                .body("mergedInto", equalTo(ana.toString()))
                .body("name.full", equalTo("Anna Pena"))
                .body("affiliations.role", contains("principal"));
        registry()
                .get(path(ana))
                .then()
                .header("ETag", "\"3\"")
                .body("status", equalTo("known"))
                .body("affiliations.role", contains("teacher"))
                .body("absorbed.person", contains(anna.toString()))
                .body("absorbed[0].affiliations.role", contains("principal"));
    }

    @Test
    void what_was_done_under_either_id_is_found_under_the_survivors() {
        var before = found(ana);
        var count = peopleIn63();
        merged(anna, ana).statusCode(200);
        assertEquals(
                Map.of("memberships", 2, "mentors", 2, "mentees", 2, "cohorts", 2, "places", 2),
                found(ana));
        assertEquals(count - 1, peopleIn63());
        list("organization=" + office + "&role=principal").body("items.id", contains(ana + ""));
        list("organization=" + office).body("items.id", contains(ana.toString()));
        separated(anna).statusCode(200);
        assertEquals(before, found(ana));
        assertEquals(count, peopleIn63());
        list("organization=" + office)
                .body("items.id", containsInAnyOrder(ana.toString(), anna.toString()));
    }

    private static Map<String, Integer> found(UUID person) {
        return Map.of(
                "memberships", size("/v1/memberships?person=" + person, "items"),
                "mentors", size("/v1/mentorings?mentor=" + person, "items"),
                "mentees", size("/v1/mentorings?mentee=" + person, "items"),
                "cohorts", size("/v1/cohorts?member=" + person, "items"),
                "places", size(path(person) + "/places?on=2026-01-01", "places"));
    }

    private static int size(String path, String list) {
        return administrator()
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .<List<?>>path(list)
                .size();
    }

    private static int peopleIn63() {
        return administrator()
                .get(PATH + "/counts")
                .then()
                .statusCode(200)
                .extract()
                .path("regions.find { it.region == 63 }.people");
    }

    private static ValidatableResponse list(String query) {
        return registry().get(PATH + "?" + query).then().statusCode(200);
    }

    @Test
    void taking_it_back_restores_both_and_history_tells_of_it() {
        var records = List.of(document(ana), document(anna));
        merged(anna, ana).statusCode(200);
        separated(anna)
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("status", equalTo("known"))
                .body("mergedInto", nullValue());
        separated(anna).statusCode(200).header("ETag", "\"4\"");
        assertEquals(records, List.of(document(ana), document(anna)));
        history(
                anna,
                "person.registered",
                "person.affiliated",
                "person.merged",
                "person.separated");
        history(
                ana,
                "person.registered",
                "person.affiliated",
                "person.absorbed",
                "person.released");
    }

    /// Without what only says how often it has changed.
    private static Map<String, Object> document(UUID person) {
        var document = registry().get(path(person)).then().extract().<Map<String, Object>>path("$");
        document.keySet().removeAll(List.of("revision", "changedAt"));
        return document;
    }

    private static void history(UUID person, String... types) {
        registry().get(path(person) + "/history").then().body("items.type", contains(types));
    }

    @Test
    void what_cannot_be_merged_is_refused_and_leaves_both_as_they_were() {
        var other = registered("Bo", "bo-" + UUID.randomUUID());
        refused(merged(ana, ana), "merges-itself");
        merged(anna, UUID.randomUUID()).statusCode(422);
        merged(UUID.randomUUID(), ana).statusCode(404);
        merged(anna, ana).statusCode(200);
        refused(merged(anna, other), "person-merged");
        refused(merged(other, anna), "survivor-merged");
        refused(merged(ana, anna), "survivor-merged");
        refused(merged(ana, other), "merges-others");
        merged(other, ana).statusCode(200);
        history(other, "person.registered", "person.merged");
        history(anna, "person.registered", "person.affiliated", "person.merged");
        history(
                ana,
                "person.registered",
                "person.affiliated",
                "person.absorbed",
                "person.absorbed");
    }

    @Test
    void a_merge_needs_the_revision_that_was_seen_and_is_repeated_harmlessly() {
        var body = "{\"into\":\"%s\"}".formatted(ana);
        var merge = path(anna) + "/merge";
        registry().body(body).post(merge).then().statusCode(428);
        registry().header("If-Match", "\"1\"").body(body).post(merge).then().statusCode(412);
        var key = UUID.randomUUID().toString();
        var first = keyed(key, body, merge);
        separated(anna).statusCode(200);
        assertEquals(first, keyed(key, body, merge));
        history(
                anna,
                "person.registered",
                "person.affiliated",
                "person.merged",
                "person.separated");
    }

    private static String keyed(String key, String body, String path) {
        return registry()
                .header("If-Match", "\"2\"")
                .header("Idempotency-Key", key)
                .body(body)
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void who_is_forgotten_is_forgotten_under_all_ids() {
        merged(anna, ana).statusCode(200);
        administrator()
                .header("If-Match", "*")
                .post(path(anna) + "/erasure")
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("records", containsInAnyOrder(ana.toString(), anna.toString()))
                .body("keyDestroyed", equalTo(true))
                .body("erased.count[0]", equalTo(2));
        for (var each : List.of(ana, anna)) {
            registry()
                    .get(path(each))
                    .then()
                    .body("status", equalTo("forgotten"))
                    .body("name", nullValue());
        }
        refused(separated(anna), "person-forgotten");
        refused(merged(registered("Bo", "bo"), ana), "person-forgotten");
        assertEquals(2, size("/v1/memberships?person=" + ana, "items"));
        list("organization=" + office).body("items", empty());
    }

    @Test
    void whoever_signs_in_as_either_sees_both_while_they_are_one() {
        claimed(ana, anaSignsIn).statusCode(200);
        claimed(anna, annaSignsIn).statusCode(200);
        as(anaSignsIn).get(path(anna)).then().statusCode(404);
        merged(anna, ana).statusCode(200);
        as(anaSignsIn).get(path(anna)).then().statusCode(200);
        as(annaSignsIn).get(path(ana)).then().statusCode(200);
        separated(anna).statusCode(200);
        as(annaSignsIn).get(path(ana)).then().statusCode(404);
    }
}
