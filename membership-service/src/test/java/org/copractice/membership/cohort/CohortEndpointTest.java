package org.copractice.membership.cohort;

import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Api.partner;
import static org.copractice.membership.testing.Network.change;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CohortEndpointTest {

    private static final String PATH = "/v1/cohorts";
    private static final UUID MARIA = UUID.randomUUID();
    private static final UUID OLGA = UUID.randomUUID();

    @Test
    void is_formed_once_and_may_be_called_something_else() {
        var community = Network.community("Cohorts");
        var path = PATH + "/" + UUID.randomUUID();
        var body = numbered(community, 1, "2018-19");
        partner()
                .body(body)
                .put(path)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", endsWith(path))
                .body("number", equalTo(1))
                .body("name", nullValue())
                .body("programYear", equalTo("2018-19"));
        partner().body(body).put(path).then().statusCode(200).body("revision", equalTo(1));
        var named = body.replace("\"number\":1", "\"name\":\"Pioneers\"");
        partner().body(named).put(path).then().statusCode(428);
        partner()
                .header("If-Match", "\"1\"")
                .body(named)
                .put(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("Pioneers"))
                .body("number", nullValue());
        partner()
                .header("If-Match", "\"2\"")
                .body(named.replace("2018-19", "2019-20"))
                .put(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("cohort-fixed"));
        member().get(path + "/history")
                .then()
                .body("items.type", contains("cohort.formed", "cohort.renamed"));
    }

    @Test
    void a_community_has_one_cohort_of_a_number() {
        var community = Network.community("Numbered");
        formed(numbered(community, 1, "2018-19"));
        partner()
                .body(numbered(community, 1, "2019-20"))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("cohort-exists"));
        formed(numbered(Network.community("Other numbers"), 1, "2018-19"));
    }

    @Test
    void who_is_in_it_and_who_leads_it_depends_on_the_day() {
        var community = Network.community("Led");
        var first = formed(numbered(community, 1, "2018-19"));
        var second = formed(numbered(community, 2, "2019-20"));
        join(first, MARIA, "2018-09-01");
        join(second, OLGA, "2019-09-01");
        join(second, MARIA, "2019-09-01");
        change(PATH + "/" + second + "/departures", who(MARIA, "2020-02-01")).statusCode(200);
        lead(second, first, "2019-10-01")
                .statusCode(200)
                .body("ledBy.cohort", contains(first))
                .body("ledBy[0].until", nullValue());
        change(PATH + "/" + second + "/lead", "{\"on\":\"2020-06-01\"}")
                .statusCode(200)
                .body("ledBy[0].until", equalTo("2020-06-01"));
        roster(second, "2019-09-01")
                .body("members", containsInAnyOrder(MARIA.toString(), OLGA.toString()))
                .body("ledBy", nullValue())
                .body("leaders", empty());
        roster(second, "2020-02-01")
                .body("members", contains(OLGA.toString()))
                .body("ledBy", equalTo(first))
                .body("leaders", contains(MARIA.toString()))
                .body("on", equalTo("2020-02-01"));
        roster(second, "2020-06-01").body("ledBy", nullValue());
        roster(first, "2020-02-01").body("leads", contains(second));
        roster(first, "2018-08-31").body("members", empty());
        member().get(PATH + "/" + second + "/roster")
                .then()
                .body("members", contains(OLGA.toString()))
                .body("on", matchesPattern("2[0-9]{3}-[0-9]{2}-[0-9]{2}"));
    }

    @Test
    void is_led_by_an_earlier_cohort_of_its_own_community() {
        var community = Network.community("Leading");
        var cohort = formed(numbered(community, 2, "2019-20"));
        var same = formed(numbered(community, 3, "2019-20"));
        var elsewhere = formed(numbered(Network.community("Elsewhere"), 1, "2018-19"));
        lead(cohort, same, "2019-10-01")
                .statusCode(409)
                .body("code", equalTo("leader-not-earlier"));
        lead(cohort, elsewhere, "2019-10-01")
                .statusCode(409)
                .body("code", equalTo("leader-elsewhere"));
        lead(cohort, UUID.randomUUID(), "2019-10-01")
                .statusCode(422)
                .body("errors.pointer", contains("/cohort"));
    }

    @Test
    void lists_are_filtered_and_in_the_order_of_years_and_numbers() {
        var community = Network.community("Listed cohorts");
        var tenth = formed(numbered(community, 10, "2018-19"));
        var ninth = formed(numbered(community, 9, "2018-19"));
        var later = formed(numbered(community, 1, "2019-20"));
        var person = UUID.randomUUID();
        join(later, person, "2019-09-01");
        lead(later, ninth, "2019-10-01").statusCode(200);
        list("community", community).body("items.id", contains(ninth, tenth, later));
        member().queryParam("community", community)
                .queryParam("program-year", "2018-19")
                .get(PATH)
                .then()
                .body("items.id", contains(ninth, tenth));
        list("member", person).body("items.id", contains(later));
        list("leader", ninth).body("items.id", contains(later));
        list("member", "x").statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "number":1 | "name":null | /number
                    "number":1 | "number":1,"name":"One" | /name
                    "number":1 | "number":0 | /number
                    "number":1 | "number":1000000 | /number
                    "number":1 | "name":" " | /name
                    2018-19 | 2018-20 | /programYear
                    2018-19 | 2018 | /programYear
                    "number":1 | "number":1,"leader":1 | /leader
                    """)
    void what_is_not_valid_is_named(String valid, String invalid, String pointer) {
        partner()
                .body(numbered(UUID.randomUUID(), 1, "2018-19").replace(valid, invalid))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void the_community_must_exist() {
        partner()
                .body(numbered(UUID.randomUUID(), 1, "2018-19"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/community"));
    }

    @Test
    void days_are_days() {
        var cohort = formed(numbered(Network.community("Days"), 1, "2018-19"));
        change(PATH + "/" + cohort + "/members", who(MARIA, "+12018-09-01"))
                .statusCode(400)
                .body("errors.pointer", contains("/on"));
        member().queryParam("on", "then")
                .get(PATH + "/" + cohort + "/roster")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("on"));
    }

    @Test
    void an_unknown_one_is_not_found_and_a_member_may_not_write() {
        var path = PATH + "/" + UUID.randomUUID();
        member().get(path).then().statusCode(404);
        member().get(path + "/roster").then().statusCode(404);
        change(path + "/members", who(MARIA, "2019-09-01")).statusCode(404);
        member().body(who(MARIA, "2019-09-01")).post(path + "/members").then().statusCode(403);
    }

    @Test
    void is_read_as_it_was() {
        var cohort = formed(numbered(Network.community("As it was"), 1, "2018-19"));
        var path = PATH + "/" + cohort;
        var then = member().get(path).then().extract().<String>path("changedAt");
        join(cohort, MARIA, "2018-09-01");
        member().queryParam("as-of", then)
                .get(path)
                .then()
                .body("stays", empty())
                .body("revision", equalTo(1));
    }

    private static ValidatableResponse list(String filter, Object value) {
        return member().queryParam(filter, value).get(PATH).then();
    }

    private static ValidatableResponse roster(String cohort, String on) {
        return member().queryParam("on", on).get(PATH + "/" + cohort + "/roster").then();
    }

    private static String formed(String body) {
        return partner().body(body).post(PATH).then().statusCode(201).extract().path("id");
    }

    private static void join(String cohort, UUID person, String on) {
        change(PATH + "/" + cohort + "/members", who(person, on)).statusCode(200);
    }

    private static ValidatableResponse lead(String cohort, Object leader, String on) {
        return change(
                PATH + "/" + cohort + "/lead",
                "{\"cohort\":\"%s\",\"on\":\"%s\"}".formatted(leader, on));
    }

    private static String who(UUID person, String on) {
        return "{\"person\":\"%s\",\"on\":\"%s\"}".formatted(person, on);
    }

    private static String numbered(UUID community, int number, String programYear) {
        return "{\"community\":\"%s\",\"number\":%d,\"programYear\":\"%s\"}"
                .formatted(community, number, programYear);
    }
}
