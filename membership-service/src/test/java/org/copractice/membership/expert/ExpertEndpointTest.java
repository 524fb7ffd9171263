package org.copractice.membership.expert;

import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Api.partner;
import static org.copractice.membership.testing.Network.change;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
class ExpertEndpointTest {

    private static final String PATH = "/v1/experts";

    @Test
    void offers_once_revises_withdraws_and_offers_again() {
        var museum = Network.organization("Offering museum");
        var id = new Provider(museum, null).expert();
        var body = body("organization", museum, "Number talks");
        partner()
                .body(body)
                .post(PATH)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", endsWith(PATH + "/" + id))
                .body("status", equalTo("offered"))
                .body("frameworks", contains("TRU"))
                .body("populations", empty());
        partner().body(body).post(PATH).then().statusCode(200).body("revision", equalTo(1));
        var revised = body("organization", museum, "Routines");
        partner().body(revised).post(PATH).then().statusCode(428);
        change(PATH, revised).statusCode(200).body("topics", contains("Routines"));
        change(PATH + "/" + id + "/withdrawal", "{\"on\":\"2026-08-01\"}")
                .statusCode(200)
                .body("status", equalTo("withdrawn"))
                .body("spans[0].until", equalTo("2026-08-01"));
        change(PATH, revised).statusCode(409).body("code", equalTo("before-latest-change"));
        change(PATH, revised.replace("2026-07-01", "2026-09-01"))
                .statusCode(200)
                .body("spans.from", contains("2026-07-01", "2026-09-01"));
        member().get(PATH + "/" + id + "/history")
                .then()
                .body(
                        "items.type",
                        contains(
                                "expert.offered",
                                "expert.revised",
                                "expert.withdrawn",
                                "expert.offered"));
        member().queryParam("as-of", "2020-01-01").get(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void are_found_by_topic_framework_population_and_day() {
        var one = offered("Piñata geometry", "Framework One", "Migrants one");
        var two = offered("pinata  GEOMETRY", "Framework Two", "Migrants one");
        change(PATH + "/" + two + "/withdrawal", "{\"on\":\"2026-08-01\"}").statusCode(200);
        found("topic", "piNATA geometry", one, two);
        found("framework", "framework one", one);
        found("population", "MIGRANTS ONE", one, two);
        member().queryParam("topic", "pinata").get(PATH).then().body("items", empty());
        member().queryParam("topic", "pinata geometry")
                .queryParam("status", "offered")
                .get(PATH)
                .then()
                .body("items.id", contains(one));
        member().queryParam("topic", "pinata geometry")
                .queryParam("on", "2026-07-31")
                .get(PATH)
                .then()
                .body("items.id", containsInAnyOrder(one, two));
        member().queryParam("topic", "pinata geometry")
                .queryParam("on", "2026-08-01")
                .get(PATH)
                .then()
                .body("items.id", contains(one));
        member().queryParam("status", "asleep").get(PATH).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "person" | "nobody" | /nobody
                    "person":"00000000-0000-4000-8000-000000000001", | '' | /organization
                    "person" | "organization":"00000000-0000-4000-8000-000000000001","person" | /person
                    ["Number talks"] | [] | /topics
                    ["Number talks"] | [null] | /topics/0
                    ["Number talks"] | [" "] | /topics/0
                    2026-07-01 | +12026-07-01 | /on
                    """)
    void what_is_not_valid_is_named(String valid, String invalid, String pointer) {
        var body =
                body(
                        "person",
                        UUID.fromString("00000000-0000-4000-8000-000000000001"),
                        "Number talks");
        partner()
                .body(body.replace(valid, invalid))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void the_organization_must_exist() {
        partner()
                .body(body("organization", UUID.randomUUID(), "Number talks"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/organization"));
    }

    @Test
    void an_unknown_one_is_not_found_and_a_member_may_not_write() {
        var path = PATH + "/" + UUID.randomUUID();
        member().get(path).then().statusCode(404);
        change(path + "/withdrawal", "{\"on\":\"2026-08-01\"}").statusCode(404);
        member().body(body("person", UUID.randomUUID(), "Talks")).post(PATH).then().statusCode(403);
    }

    private static void found(String filter, String value, Object... ids) {
        member().queryParam(filter, value)
                .get(PATH)
                .then()
                .body("items.id", containsInAnyOrder(ids));
    }

    private static String offered(String topic, String framework, String population) {
        return partner()
                .body(
                        """
                        {"person":"%s","topics":["%s"],"frameworks":["%s"],"populations":["%s"],
                         "on":"2026-07-01"}
                        """
                                .formatted(UUID.randomUUID(), topic, framework, population))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String body(String kind, UUID provider, String topic) {
        return "{\"%s\":\"%s\",\"topics\":[\"%s\"],\"frameworks\":[\"TRU\"],\"on\":\"2026-07-01\"}"
                .formatted(kind, provider, topic);
    }
}
