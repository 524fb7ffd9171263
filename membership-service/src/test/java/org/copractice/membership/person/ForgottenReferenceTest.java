package org.copractice.membership.person;

import static org.copractice.membership.testing.People.administrator;
import static org.copractice.membership.testing.People.path;
import static org.copractice.membership.testing.People.registered;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.membership.testing.Api;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Who has been forgotten takes part in nothing new, and what they took part in stays.
@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForgottenReferenceTest {

    private UUID community;
    private UUID person;

    @BeforeEach
    void forget() {
        community = Network.community("Math");
        person = registered("Ana", "somebody");
        administrator()
                .header("If-Match", "*")
                .post(path(person) + "/erasure")
                .then()
                .statusCode(200);
    }

    @Test
    void they_are_not_invited() {
        refused(post("/v1/memberships", membership(person)), "/person");
    }

    @Test
    void they_get_no_seat() {
        var seat = UUID.randomUUID();
        var seats = "/v1/communities/" + community + "/seats";
        Network.change(seats, "{\"id\":\"%s\",\"title\":\"Chair\"}".formatted(seat))
                .statusCode(200);
        refused(
                Network.change(
                        seats + "/" + seat + "/terms",
                        "{\"holder\":\"%s\",\"from\":\"2026-01-01\",\"until\":\"2027-01-01\"}"
                                .formatted(person)),
                "/holder");
    }

    @Test
    void they_neither_mentor_nor_are_mentored() {
        refused(post("/v1/mentorings", mentoring(person, UUID.randomUUID())), "/mentor");
        refused(post("/v1/mentorings", mentoring(UUID.randomUUID(), person)), "/mentee");
    }

    @Test
    void they_join_no_cohort() {
        var cohort = UUID.randomUUID();
        Api.partner()
                .body(
                        "{\"community\":\"%s\",\"number\":1,\"programYear\":\"2026-27\"}"
                                .formatted(community))
                .put("/v1/cohorts/" + cohort)
                .then()
                .statusCode(201);
        refused(
                Network.change(
                        "/v1/cohorts/" + cohort + "/members",
                        "{\"person\":\"%s\",\"on\":\"2026-09-01\"}".formatted(person)),
                "/person");
    }

    @Test
    void they_offer_no_expertise() {
        refused(
                post(
                        "/v1/experts",
                        "{\"person\":\"%s\",\"topics\":[\"Talks\"],\"on\":\"2026-09-01\"}"
                                .formatted(person)),
                "/person");
    }

    @Test
    void who_has_no_record_yet_is_welcome_and_what_is_unknown_comes_first() {
        post("/v1/memberships", membership(UUID.randomUUID())).statusCode(201);
        post("/v1/memberships", membership(person).replace("" + community, "" + UUID.randomUUID()))
                .statusCode(422)
                .body("code", equalTo("unknown-reference"))
                .body("errors.pointer", contains("/community"));
    }

    @Test
    void a_request_from_before_gets_its_answer_again() {
        var other = registered("Bo", "other");
        var first = repeatable(other).statusCode(201).extract().asString();
        administrator()
                .header("If-Match", "*")
                .post(path(other) + "/erasure")
                .then()
                .statusCode(200);
        repeatable(other).statusCode(201).body(equalTo(first));
        refused(post("/v1/memberships", membership(other)), "/person");
    }

    private ValidatableResponse repeatable(UUID member) {
        return Api.partner()
                .header("Idempotency-Key", "invite-" + member)
                .body(membership(member))
                .post("/v1/memberships")
                .then();
    }

    private String membership(UUID member) {
        return """
        {"community":"%s","person":"%s","by":"invited","on":"2026-07-01"}
        """
                .formatted(community, member);
    }

    private String mentoring(UUID mentor, UUID mentee) {
        return """
        {"community":"%s","mentor":"%s","mentee":"%s","topic":"Talks","on":"2026-09-15"}
        """
                .formatted(community, mentor, mentee);
    }

    private static ValidatableResponse post(String path, String body) {
        return Api.partner().body(body).post(path).then();
    }

    private static void refused(ValidatableResponse response, String pointer) {
        response.statusCode(422)
                .body("code", equalTo("forgotten-reference"))
                .body("errors.pointer", contains(pointer));
    }
}
