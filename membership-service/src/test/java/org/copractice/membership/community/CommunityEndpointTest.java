package org.copractice.membership.community;

import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Api.partner;
import static org.copractice.membership.testing.Network.change;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.membership.testing.Api;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommunityEndpointTest {

    private static final String HEALTH =
            """
            {"name":"Health","subjects":["health"],"scope":"statewide","description":"Health in schools",
             "foundedOn":"2026-08-03"}
            """;
    private static final String TERM =
            """
            {"holder":"00000000-0000-4000-8000-000000000009","from":"2026-08-10","until":"2028-07-01"}
            """;

    /// M1: no release is needed for a new community.
    @Test
    void a_new_community_with_committee_and_focus_areas_is_made_through_the_api_alone() {
        var id = UUID.randomUUID();
        var path = "/v1/communities/" + id;
        var seat = UUID.randomUUID();
        partner()
                .body(HEALTH)
                .put(path)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", endsWith(path))
                .body("stage", equalTo("potential"))
                .body("stages.on", contains("2026-08-03"))
                .body("focusAreas", empty());
        change(path + "/seats", "{\"id\":\"%s\",\"title\":\"Chair\"}".formatted(seat))
                .statusCode(200)
                .body("committee[0].vacancies", contains(new java.util.HashMap<>()));
        change(path + "/seats/" + seat + "/terms", TERM)
                .statusCode(200)
                .body("committee[0].terms[0].until", equalTo("2028-07-01"))
                .body("committee[0].vacancies.until", contains("2026-08-10", null));
        change(
                        path + "/decisions",
                        """
                        {"decidedOn":"2026-09-14","evidence":"Minutes, item 3","stage":"coalescing",
                         "adopt":[{"name":"Mental health"},{"name":"Nutrition","description":"At school"}]}
                        """)
                .statusCode(200)
                .body("stage", equalTo("coalescing"))
                .body("focusAreas.name", contains("Mental health", "Nutrition"))
                .body("focusAreas.adoptedOn", contains("2026-09-14", "2026-09-14"));
        var nutrition = member().get(path).then().extract().<String>path("focusAreas[1].id");
        change(
                        path + "/decisions",
                        """
                        {"decidedOn":"2027-01-11","evidence":"Minutes, item 1","stage":"maturing",
                         "retire":["%s"]}
                        """
                                .formatted(nutrition))
                .statusCode(200);
        change(
                        path + "/seats/" + seat + "/vacancy",
                        "{\"on\":\"2027-02-01\",\"reason\":\"Moved away\"}")
                .statusCode(200);
        member().get(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"6\"")
                .body("stage", equalTo("maturing"))
                .body("stageAlsoCalled", equalTo("active"))
                .body("stages.stage", contains("potential", "coalescing", "maturing"))
                .body("stages.alsoCalled", contains("potential", "coalescing", "active"))
                .body("stages.evidence", contains(null, "Minutes, item 3", "Minutes, item 1"))
                .body("focusAreas.name", contains("Mental health"))
                .body("formerFocusAreas.retiredOn", contains("2027-01-11"))
                .body("decisions.stage", contains("coalescing", "maturing"))
                .body("committee[0].terms[0].until", equalTo("2027-02-01"))
                .body("committee[0].terms[0].endedBecause", equalTo("Moved away"))
                .body("committee[0].vacancies.from", contains(null, "2027-02-01"));
        member().get(path + "/history")
                .then()
                .body(
                        "items.type",
                        contains(
                                "community.founded",
                                "community.seat-added",
                                "community.term-granted",
                                "community.decided",
                                "community.decided",
                                "community.seat-vacated"));
    }

    @Test
    void repeats_with_ids_change_nothing() {
        var path = "/v1/communities/" + Network.community("Repeats");
        var seat = UUID.randomUUID();
        var seatBody = "{\"id\":\"%s\",\"title\":\"Chair\"}".formatted(seat);
        var decision =
                """
                {"id":"%s","decidedOn":"2026-09-14","evidence":"Minutes","stage":"legacy"}
                """
                        .formatted(UUID.randomUUID());
        change(path + "/seats", seatBody).statusCode(200);
        change(path + "/seats/" + seat + "/terms", TERM).statusCode(200);
        change(path + "/decisions", decision.replace("2026-09-14", "2027-09-14")).statusCode(200);
        partner()
                .body(seatBody)
                .post(path + "/seats")
                .then()
                .statusCode(200)
                .body("revision", equalTo(4));
        partner()
                .body(TERM)
                .post(path + "/seats/" + seat + "/terms")
                .then()
                .statusCode(200)
                .body("revision", equalTo(4));
        partner()
                .body(decision.replace("2026-09-14", "2027-09-14"))
                .post(path + "/decisions")
                .then()
                .statusCode(200)
                .body("revision", equalTo(4));
        change(path + "/decisions", decision)
                .statusCode(409)
                .body("code", equalTo("decision-exists"));
    }

    @Test
    void changing_a_community_needs_the_revision_one_has_seen() {
        var path = "/v1/communities/" + Network.community("Revisions");
        var seat = "{\"title\":\"Chair\"}";
        partner().body(seat).post(path + "/seats").then().statusCode(428);
        partner()
                .header("If-Match", "\"7\"")
                .body(seat)
                .post(path + "/seats")
                .then()
                .statusCode(412);
        partner()
                .header("If-Match", "\"1\"")
                .body(seat)
                .post(path + "/seats")
                .then()
                .statusCode(200);
        partner()
                .body(HEALTH)
                .put(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("founded-before"));
        var changed =
                "{\"name\":\"Changed\",\"subjects\":[\"health\",\"math\"],\"scope\":\"local\"}";
        partner().body(changed).put(path).then().statusCode(428);
        partner().header("If-Match", "\"1\"").body(changed).put(path).then().statusCode(412);
        partner()
                .header("If-Match", "\"2\"")
                .body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .body("subjects", contains("health", "math"))
                .body("scope", equalTo("local"))
                .body("revision", equalTo(5));
        partner().body(changed).put(path).then().statusCode(200).body("revision", equalTo(5));
    }

    @Test
    void an_idempotency_key_covers_ids_that_the_service_mints() {
        var path = "/v1/communities/" + Network.community("Keys");
        for (int i = 0; i < 2; i++) {
            partner()
                    .header("Idempotency-Key", path)
                    .header("If-Match", "\"1\"")
                    .body("{\"title\":\"Chair\"}")
                    .post(path + "/seats")
                    .then()
                    .statusCode(200)
                    .body("revision", equalTo(2));
        }
    }

    @Test
    void rules_refuse_with_their_code() {
        var path = "/v1/communities/" + Network.community("Rules");
        change(path + "/decisions", "{\"decidedOn\":\"2026-09-14\",\"evidence\":\"M\"}")
                .statusCode(409)
                .body("code", equalTo("nothing-decided"));
        change(
                        path + "/decisions",
                        "{\"decidedOn\":\"2026-09-14\",\"evidence\":\"M\",\"stage\":\"legacy\"}")
                .statusCode(409)
                .body("code", equalTo("no-committee"));
        change(path + "/seats/" + UUID.randomUUID() + "/terms", TERM)
                .statusCode(409)
                .body("code", equalTo("seat-unknown"));
        partner()
                .body("{\"name\":\"Region\",\"subjects\":[\"math\"],\"scope\":\"regional\"}")
                .post("/v1/communities")
                .then()
                .statusCode(409)
                .body("code", equalTo("region-needed"));
        var self = UUID.randomUUID();
        partner()
                .body(
                        "{\"name\":\"Self\",\"subjects\":[\"m\"],\"scope\":\"local\",\"absorbs\":[\"%s\"]}"
                                .formatted(self))
                .put("/v1/communities/" + self)
                .then()
                .statusCode(409)
                .body("code", equalTo("own-predecessor"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"subjects":["math"],"scope":"local"}                            | /name
                    {"name":" ","subjects":["math"],"scope":"local"}                 | /name
                    {"name":"A","subjects":[],"scope":"local"}                       | /subjects
                    {"name":"A","subjects":["math",""],"scope":"local"}              | /subjects/1
                    {"name":"A","subjects":[null],"scope":"local"}                   | /subjects/0
                    {"name":"A","subjects":"math","scope":"local"}                   | /subjects
                    {"name":"A","subjects":["math"]}                                 | /scope
                    {"name":"A","subjects":["math"],"scope":"global"}                | /scope
                    {"name":"A","subjects":["math"],"scope":"local","region":"x"}    | /region
                    {"name":"A","subjects":["math"],"scope":"local","succeeds":[1]}  | /succeeds/0
                    {"name":"A","subjects":["math"],"scope":"local","stage":"legacy"}| /stage
                    {"name":"A","subjects":["math"],"scope":"local","foundedOn":"2026-02-30"}|/foundedOn
                    """)
    void what_is_not_valid_is_named(String body, String pointer) {
        partner()
                .body(body)
                .post("/v1/communities")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    seats     | {}                                               | /title
                    seats     | {"title":"T","id":"x"}                           | /id
                    seats/b6f0c9c2-9d55-4a4e-9f5b-0a3d3f4f7a11/terms | {"from":"2026-01-01","until":"2026-02-01"} | /holder
                    seats/b6f0c9c2-9d55-4a4e-9f5b-0a3d3f4f7a11/vacancy | {"on":"2026-01-01"} | /reason
                    decisions | {"decidedOn":"2026-01-01"}                       | /evidence
                    decisions | {"decidedOn":"2026-01-01","evidence":"M","stage":"active"} | /stage
                    decisions | {"decidedOn":"2026-01-01","evidence":"M","adopt":[{"description":"D"}]} | /adopt/0/name
                    decisions | {"decidedOn":"2026-01-01","evidence":"M","retire":["x"]} | /retire/0
                    """)
    void what_is_not_valid_below_a_community_is_named(String path, String body, String pointer) {
        change("/v1/communities/%s/%s".formatted(UUID.randomUUID(), path), body)
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void what_is_referred_to_must_exist() {
        partner()
                .body(
                        """
                        {"name":"A","subjects":["math"],"scope":"regional","region":98,
                         "succeeds":["00000000-0000-4000-8000-000000000001"],
                         "absorbs":["00000000-0000-4000-8000-000000000002"]}
                        """)
                .post("/v1/communities")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"))
                .body("errors.pointer", containsInAnyOrder("/region", "/succeeds/0", "/absorbs/0"));
    }

    @Test
    void an_unknown_community_is_not_found() {
        var path = "/v1/communities/" + UUID.randomUUID();
        member().get(path).then().statusCode(404);
        member().get(path + "/history").then().statusCode(404);
        member().get(path + "/lineage").then().statusCode(404);
        member().get(path + "/coverage").then().statusCode(404);
        change(path + "/seats", "{\"title\":\"Chair\"}").statusCode(404);
        change(path + "/decisions", "{\"decidedOn\":\"2026-01-01\",\"evidence\":\"M\"}")
                .statusCode(404);
    }

    @Test
    void a_member_may_read_and_not_write() {
        var path = "/v1/communities/" + Network.community("Guarded");
        member().get(path).then().statusCode(200);
        member().body(HEALTH).post("/v1/communities").then().statusCode(403);
        member().body("{\"title\":\"Chair\"}").post(path + "/seats").then().statusCode(403);
    }

    @Test
    void lists_are_filtered() {
        Api.region(3);
        partner()
                .body(
                        """
                        {"name":"Ünique Region 3 Science","subjects":["Earth Science","math"],
                         "scope":"regional","region":3}
                        """)
                .post("/v1/communities")
                .then()
                .statusCode(201);
        Network.community("Unlike");
        filtered("subject", "earth  science");
        filtered("region", "3");
        filtered("scope", "regional");
        filtered("name", "UNIQUE reg");
        member().queryParam("stage", "potential")
                .queryParam("name", "un")
                .get("/v1/communities")
                .then()
                .body("items.name", hasItems("Ünique Region 3 Science", "Unlike"));
        member().queryParam("stage", "legacy")
                .queryParam("name", "un")
                .get("/v1/communities")
                .then()
                .body("items", empty());
        member().queryParam("stage", "active").get("/v1/communities").then().statusCode(400);
        member().queryParam("scope", "global").get("/v1/communities").then().statusCode(400);
        member().queryParam("region", "x").get("/v1/communities").then().statusCode(400);
        member().queryParam("colour", "red").get("/v1/communities").then().statusCode(400);
    }

    private static void filtered(String parameter, String value) {
        member().queryParam(parameter, value)
                .get("/v1/communities")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("Ünique Region 3 Science"))
                .body("items.name", not(hasItem("Unlike")));
    }

    @Test
    void lineage_is_read_in_both_directions() {
        var first = Network.community("First");
        var taken = Network.community("Taken in");
        var later = UUID.randomUUID();
        partner()
                .body(
                        """
                        {"name":"Later","subjects":["math"],"scope":"statewide",
                         "succeeds":["%s"],"absorbs":["%s"]}
                        """
                                .formatted(first, taken))
                .put("/v1/communities/" + later)
                .then()
                .statusCode(201);
        member().get("/v1/communities/" + later + "/lineage")
                .then()
                .statusCode(200)
                .body("succeeds.name", contains("First"))
                .body("absorbs.name", contains("Taken in"))
                .body("succeededBy", empty());
        member().get("/v1/communities/" + first + "/lineage")
                .then()
                .body("succeededBy.id", contains(later.toString()))
                .body("absorbedBy", empty());
        member().get("/v1/communities/" + taken + "/lineage")
                .then()
                .body("absorbedBy.name", contains("Later"));
    }

    @Test
    void a_community_is_read_as_it_was() {
        var path = "/v1/communities/" + Network.community("As of");
        var then = member().get(path).then().extract().<String>path("changedAt");
        change(path + "/seats", "{\"title\":\"Chair\"}").statusCode(200);
        member().queryParam("as-of", then)
                .get(path)
                .then()
                .statusCode(200)
                .body("committee", empty())
                .body("description", nullValue());
        member().queryParam("as-of", "2020-01-01").get(path).then().statusCode(404);
    }
}
