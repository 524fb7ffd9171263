package org.copractice.membership.mentoring;

import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Api.partner;
import static org.copractice.membership.testing.Network.change;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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
class MentoringEndpointTest {

    private static final String PATH = "/v1/mentorings";
    private static final UUID MENTOR = UUID.randomUUID();
    private static final UUID MENTEE = UUID.randomUUID();

    @Test
    void begins_once_ends_and_begins_again() {
        var community = Network.community("Mentored");
        var id = new Pair(community, MENTOR, MENTEE).mentoring();
        var body = body(community, MENTEE, "2026-07-01");
        partner()
                .body(body)
                .post(PATH)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", endsWith(PATH + "/" + id))
                .body("periods.topic", contains("Number talks"))
                .body("periods[0].until", nullValue());
        partner().body(body).post(PATH).then().statusCode(200).body("revision", equalTo(1));
        var over = "{\"on\":\"2027-01-01\",\"ending\":\"completed\"}";
        partner().body(over).post(PATH + "/" + id + "/ending").then().statusCode(428);
        change(PATH + "/" + id + "/ending", over)
                .statusCode(200)
                .body("periods[0].until", equalTo("2027-01-01"))
                .body("periods[0].ending", equalTo("completed"));
        change(PATH, body(community, MENTEE, "2027-01-01"))
                .statusCode(200)
                .body("periods.from", contains("2026-07-01", "2027-01-01"));
        member().get(PATH + "/" + id + "/history")
                .then()
                .body(
                        "items.type",
                        contains("mentoring.begun", "mentoring.ended", "mentoring.begun"));
        member().header("If-None-Match", "\"3\"").get(PATH + "/" + id).then().statusCode(304);
    }

    @Test
    void whom_somebody_mentors_depends_on_the_day() {
        var community = Network.community("Mentors");
        var mentor = UUID.randomUUID();
        var over = begun(community, mentor, UUID.randomUUID());
        var mistaken = begun(community, mentor, UUID.randomUUID());
        var goingOn = begun(community, mentor, UUID.randomUUID());
        begun(community, UUID.randomUUID(), mentor);
        end(over, "2026-12-01", "completed");
        end(mistaken, "2026-07-01", "mistaken");
        mentees(mentor, "2026-06-30").body("items.id", empty());
        mentees(mentor, "2026-07-01").body("items.id", containsInAnyOrder(over, goingOn));
        mentees(mentor, "2026-11-30").body("items.id", containsInAnyOrder(over, goingOn));
        mentees(mentor, "2026-12-01").body("items.id", contains(goingOn));
        member().queryParam("mentee", mentor)
                .queryParam("community", community)
                .get(PATH)
                .then()
                .body("items.mentee", contains(mentor.toString()));
        member().queryParam("mentor", mentor)
                .queryParam("community", UUID.randomUUID())
                .get(PATH)
                .then()
                .body("items", empty());
    }

    @Test
    void a_list_goes_on_where_the_page_before_ended() {
        var community = Network.community("Paged mentors");
        for (int i = 0; i < 3; i++) {
            begun(community, UUID.randomUUID(), UUID.randomUUID());
        }
        var next =
                member().queryParam("community", community)
                        .queryParam("limit", 2)
                        .get(PATH)
                        .then()
                        .body("items.size()", equalTo(2))
                        .extract()
                        .<String>path("next");
        member().queryParam("community", community)
                .queryParam("limit", 2)
                .queryParam("cursor", next)
                .get(PATH)
                .then()
                .body("items.size()", equalTo(1))
                .body("next", nullValue());
    }

    @Test
    void a_rule_says_no_with_its_code() {
        var community = Network.community("Own mentors");
        partner()
                .body(body(community, MENTOR, "2026-07-01"))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("own-mentor"));
    }

    @Test
    void a_focus_area_is_one_that_a_community_owns() {
        var community = Network.community("Focused");
        var area = Network.focusArea(community, "Equity");
        var body =
                body(community, MENTEE, "2026-07-01")
                        .replace("\"topic\":\"Number talks\"", "\"focusArea\":\"%s\"");
        partner()
                .body(body.formatted(UUID.randomUUID()))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/focusArea"));
        partner()
                .body(body.formatted(area))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("periods[0].focusArea", equalTo(area.toString()));
    }

    @Test
    void the_community_must_exist() {
        partner()
                .body(body(UUID.randomUUID(), MENTEE, "2026-07-01"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/community"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "topic":"Number talks" | "topic":"" | /topic
                    "topic":"Number talks" | "focusArea":null | /topic
                    "topic":"Number talks" | "topic":"A","focusArea":"00000000-0000-4000-8000-000000000001" | /topic
                    "on":"2026-07-01" | "on":"+10000-07-01" | /on
                    "on":"2026-07-01" | "on":"0026-07-01" | /on
                    "on":"2026-07-01" | "on":"2026-02-30" | /on
                    "on":"2026-07-01" | "until":"2026-07-01" | /until
                    """)
    void what_is_not_valid_is_named(String valid, String invalid, String pointer) {
        partner()
                .body(body(UUID.randomUUID(), MENTEE, "2026-07-01").replace(valid, invalid))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource({"on,yesterday", "on,+10000-01-01", "on,1899-12-31", "mentor,x", "mentee,x"})
    void what_is_no_filter_is_named(String parameter, String value) {
        member().queryParam(parameter, value)
                .get(PATH)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains(parameter));
    }

    @Test
    void is_read_as_it_was() {
        var id = begun(Network.community("Past"), MENTOR, UUID.randomUUID());
        var then = member().get(PATH + "/" + id).then().extract().<String>path("changedAt");
        end(id, "2026-12-01", "broken-off");
        member().queryParam("as-of", then)
                .get(PATH + "/" + id)
                .then()
                .body("periods[0].ending", nullValue());
    }

    @Test
    void an_unknown_one_is_not_found_and_a_member_may_not_write() {
        var path = PATH + "/" + UUID.randomUUID();
        var over = "{\"on\":\"2027-01-01\",\"ending\":\"completed\"}";
        member().get(path).then().statusCode(404);
        change(path + "/ending", over).statusCode(404);
        member().body(over).post(path + "/ending").then().statusCode(403);
    }

    private static ValidatableResponse mentees(UUID mentor, String on) {
        return member().queryParam("mentor", mentor).queryParam("on", on).get(PATH).then();
    }

    private static String begun(UUID community, UUID mentor, UUID mentee) {
        return partner()
                .body(body(community, mentee, "2026-07-01").replace(MENTOR + "", mentor + ""))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void end(String id, String on, String ending) {
        change(
                        PATH + "/" + id + "/ending",
                        "{\"on\":\"%s\",\"ending\":\"%s\"}".formatted(on, ending))
                .statusCode(200);
    }

    private static String body(UUID community, UUID mentee, String on) {
        return """
        {"community":"%s","mentor":"%s","mentee":"%s","topic":"Number talks","on":"%s"}
        """
                .formatted(community, MENTOR, mentee, on);
    }
}
