package org.copractice.membership.api;

import static org.copractice.membership.testing.Network.change;
import static org.copractice.membership.testing.People.administrator;
import static org.copractice.membership.testing.People.affiliated;
import static org.copractice.membership.testing.People.as;
import static org.copractice.membership.testing.People.claimed;
import static org.copractice.membership.testing.People.path;
import static org.copractice.membership.testing.People.registered;
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

/// What ties a member to a record lets them do with it what other members may not, as long as it
/// lasts.
@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TiesTest {

    private final String subject = "s-" + UUID.randomUUID();
    private final UUID work = UUID.randomUUID();
    private UUID person;

    @BeforeEach
    void somebody_has_claimed_their_record() {
        person = registered("Ana", subject);
        claimed(person, subject).statusCode(200);
    }

    @Test
    void who_speaks_for_an_organization_keeps_its_entry_while_they_work_there() {
        var museum = Network.organization("Museum");
        var entry = "/v1/organizations/" + museum;
        var renamed = "{\"name\":\"Museum of Science\",\"kind\":\"museum\"}";
        put(entry, renamed).statusCode(403);
        affiliated(person, work, museum, "researcher", "2020-01-01", null).statusCode(200);
        put(entry, renamed).statusCode(403);
        affiliated(person, work, museum, "partner-expert", "2020-01-01", null).statusCode(200);
        put(entry, renamed).statusCode(200).body("name", equalTo("Museum of Science"));
        put("/v1/organizations/" + Network.organization("Other"), renamed).statusCode(403);
        as(subject)
                .get(entry + "/history")
                .then()
                .body("items[-1].actor", equalTo("person/" + person));
        affiliated(person, work, museum, "partner-expert", "2020-01-01", "2020-06-30")
                .statusCode(200);
        put(entry, "{\"name\":\"Mine\",\"kind\":\"museum\"}").statusCode(403);
    }

    @Test
    void who_is_invited_answers_and_nobody_else() {
        var community = Network.community("Math");
        var museum = Network.organization("Museum");
        var theirs = "/v1/memberships/" + Network.invited(community, museum) + "/answer";
        var accepted = "{\"accepted\":true,\"on\":\"2026-07-02\"}";
        post(theirs, accepted).statusCode(403);
        affiliated(person, work, museum, "agency-staff", "2020-01-01", null).statusCode(200);
        post(theirs, accepted).statusCode(200).body("status", equalTo("active"));
        post(invitation(community, UUID.randomUUID()), accepted).statusCode(403);
        post(invitation(community, person), accepted).statusCode(200);
    }

    @Test
    void who_sits_on_the_committee_decides_until_the_term_ends() {
        var community = Network.community("Science");
        var path = "/v1/communities/" + community;
        var seat = UUID.randomUUID();
        change(path + "/seats", "{\"id\":\"%s\",\"title\":\"Chair\"}".formatted(seat));
        var decision =
                "{\"decidedOn\":\"2026-03-01\",\"evidence\":\"Minutes\",\"adopt\":[{\"id\":\"%s\",\"name\":\"Equity\"}]}"
                        .formatted(UUID.randomUUID());
        post(path + "/decisions", decision).statusCode(403);
        change(
                        path + "/seats/" + seat + "/terms",
                        "{\"holder\":\"%s\",\"from\":\"2026-01-01\",\"until\":\"2099-01-01\"}"
                                .formatted(person))
                .statusCode(200);
        post(path + "/decisions", decision).statusCode(200);
        post("/v1/communities/" + Network.community("Other") + "/decisions", decision)
                .statusCode(403);
        var membership = Network.invited(community, Network.organization("Museum"));
        post("/v1/memberships/" + membership + "/admission", "{\"on\":\"2026-07-02\"}")
                .statusCode(409)
                .body("code", equalTo("not-requested"));
        change(path + "/seats/" + seat + "/vacancy", "{\"on\":\"2026-06-01\",\"reason\":\"Moved\"}")
                .statusCode(200);
        post(path + "/decisions", decision.replace("Equity", "Access")).statusCode(403);
    }

    @Test
    void county_offices_keep_the_charters_of_their_region() {
        Api.county("95", 95);
        Api.region(96);
        Api.kind("county-office", true);
        Api.kind("museum", false);
        var museum = Network.organization("Museum 95", "museum", "95");
        affiliated(person, work, museum, "agency-staff", "2020-01-01", null).statusCode(200);
        var theirs = regional(95);
        put(theirs, charter("95")).statusCode(403);
        var office = Network.organization("Office 95", "county-office", "95");
        affiliated(person, work, office, "coe-specialist", "2020-01-01", null).statusCode(200);
        put(theirs, charter("95")).statusCode(200).body("name", equalTo("Changed"));
        put(regional(96), charter("96")).statusCode(403);
        put("/v1/communities/" + Network.community("Statewide"), charter("95")).statusCode(403);
        put("/v1/communities/" + UUID.randomUUID(), charter("95")).statusCode(403);
    }

    @Test
    void who_is_forgotten_is_tied_to_nothing() {
        var museum = Network.organization("Museum");
        affiliated(person, work, museum, "partner-expert", "2020-01-01", null).statusCode(200);
        administrator()
                .header("If-Match", "*")
                .post(path(person) + "/erasure")
                .then()
                .statusCode(200);
        put("/v1/organizations/" + museum, "{\"name\":\"Mine\",\"kind\":\"museum\"}")
                .statusCode(403);
        as(subject).get(path(person)).then().statusCode(404);
    }

    private static String invitation(UUID community, UUID member) {
        var membership =
                Api.partner()
                        .body(
                                """
                                {"community":"%s","person":"%s","by":"invited","on":"2026-07-01"}
                                """
                                        .formatted(community, member))
                        .post("/v1/memberships")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        return "/v1/memberships/" + membership + "/answer";
    }

    private static String regional(int region) {
        var id = UUID.randomUUID();
        var body = charter("" + region).replace("Changed", "Regional");
        Api.partner().body(body).put("/v1/communities/" + id).then().statusCode(201);
        return "/v1/communities/" + id;
    }

    private static String charter(String region) {
        return "{\"name\":\"Changed\",\"subjects\":[\"math\"],\"scope\":\"regional\",\"region\":%s}"
                .formatted(region);
    }

    private ValidatableResponse put(String path, String body) {
        return as(subject).header("If-Match", "*").body(body).put(path).then();
    }

    private ValidatableResponse post(String path, String body) {
        return as(subject).header("If-Match", "*").body(body).post(path).then();
    }
}
