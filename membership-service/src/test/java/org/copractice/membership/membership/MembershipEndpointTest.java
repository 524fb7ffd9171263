package org.copractice.membership.membership;

import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Api.partner;
import static org.copractice.membership.testing.Network.change;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

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
class MembershipEndpointTest {

    private static final String PATH = "/v1/memberships";

    @Test
    void an_invitation_is_made_once_and_answered() {
        var community = Network.community("Invites");
        var office = Network.organization("Invited museum");
        var body = body(community, "organization", office, "invited");
        var id =
                partner()
                        .body(body)
                        .post(PATH)
                        .then()
                        .statusCode(201)
                        .header("ETag", "\"1\"")
                        .body("status", equalTo("invited"))
                        .body("person", nullValue())
                        .extract()
                        .<String>path("id");
        partner()
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("revision", equalTo(1));
        var answer = "{\"accepted\":true,\"on\":\"2026-07-09\"}";
        partner().body(answer).post(step(id, "answer")).then().statusCode(428);
        partner()
                .header("If-Match", "\"2\"")
                .body(answer)
                .post(step(id, "answer"))
                .then()
                .statusCode(412);
        partner()
                .header("If-Match", "\"1\"")
                .body(answer)
                .post(step(id, "answer"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("status", equalTo("active"))
                .body("since", equalTo("2026-07-09"))
                .body("steps.step", contains("invited", "accepted"));
        partner().body(answer).post(step(id, "answer")).then().statusCode(200);
        partner().body(body).post(PATH).then().statusCode(200).body("revision", equalTo(2));
        member().get(PATH + "/" + id + "/history")
                .then()
                .body("items.type", contains("membership.invited", "membership.accepted"));
        member().header("If-None-Match", "\"2\"").get(PATH + "/" + id).then().statusCode(304);
    }

    @Test
    void a_person_asks_is_refused_asks_again_and_goes_through_all_of_a_membership() {
        var community = Network.community("Requests");
        var person = UUID.randomUUID();
        var body = body(community, "person", person, "requested");
        var id =
                partner()
                        .body(body)
                        .post(PATH)
                        .then()
                        .statusCode(201)
                        .header("Location", endsWith(PATH + "/" + id(community, person)))
                        .extract()
                        .<String>path("id");
        var dated = "{\"on\":\"2026-08-01\"}";
        var reasoned = "{\"on\":\"2026-08-01\",\"reason\":\"Because\"}";
        change(step(id, "refusal"), reasoned).statusCode(200).body("status", equalTo("declined"));
        partner().body(body).post(PATH).then().statusCode(409);
        var later = body.replace("2026-07-01", "2026-08-01");
        partner().body(later).post(PATH).then().statusCode(428);
        change(PATH, later).statusCode(200).body("status", equalTo("requested"));
        change(step(id, "admission"), dated).statusCode(200).body("status", equalTo("active"));
        change(step(id, "lapse"), reasoned).statusCode(200).body("status", equalTo("lapsed"));
        change(step(id, "renewal"), dated).statusCode(200).body("status", equalTo("active"));
        change(step(id, "ending"), reasoned)
                .statusCode(200)
                .body("status", equalTo("ended"))
                .body(
                        "steps.step",
                        contains(
                                "requested",
                                "refused",
                                "requested",
                                "admitted",
                                "lapsed",
                                "renewed",
                                "ended"))
                .body("steps[1].reason", equalTo("Because"));
    }

    @Test
    void steps_out_of_turn_are_refused() {
        var id = Network.invited(Network.community("Turns"), Network.organization("Turned"));
        change(step(id, "admission"), "{\"on\":\"2026-08-01\"}")
                .statusCode(409)
                .body("code", equalTo("not-requested"));
        change(step(id, "answer"), "{\"accepted\":false,\"on\":\"2026-06-30\"}")
                .statusCode(409)
                .body("code", equalTo("before-latest-step"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"by":"invited","on":"2026-01-01","person":"00000000-0000-4000-8000-000000000001"} | /community
                    {"community":"x","by":"invited","on":"2026-01-01"} | /community
                    {"community":"00000000-0000-4000-8000-000000000001","by":"invited","on":"2026-01-01"} | /organization
                    {"community":"00000000-0000-4000-8000-000000000001","organization":"00000000-0000-4000-8000-000000000001","person":"00000000-0000-4000-8000-000000000001","by":"invited","on":"2026-01-01"} | /person
                    {"community":"00000000-0000-4000-8000-000000000001","person":"00000000-0000-4000-8000-000000000001","by":"drawn","on":"2026-01-01"} | /by
                    {"community":"00000000-0000-4000-8000-000000000001","person":"00000000-0000-4000-8000-000000000001","by":"invited"} | /on
                    {"rank":"chair"} | /rank
                    """)
    void what_is_not_valid_is_named(String body, String pointer) {
        partner()
                .body(body)
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void what_is_referred_to_must_exist() {
        partner()
                .body(body(UUID.randomUUID(), "organization", UUID.randomUUID(), "invited"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/community", "/organization"));
    }

    @Test
    void an_unknown_membership_is_not_found() {
        var id = UUID.randomUUID();
        member().get(PATH + "/" + id).then().statusCode(404);
        change(step(id, "renewal"), "{\"on\":\"2026-08-01\"}").statusCode(404);
    }

    @Test
    void a_member_may_not_write() {
        member().body("{}").post(step(UUID.randomUUID(), "renewal")).then().statusCode(403);
    }

    @Test
    void lists_are_filtered() {
        var community = Network.community("Listed");
        var one = Network.organization("One");
        var first = Network.invited(community, one);
        var second = Network.invited(community, Network.organization("Two"));
        Network.invited(Network.community("Other"), one);
        change(step(second, "answer"), "{\"accepted\":true,\"on\":\"2026-07-09\"}").statusCode(200);
        member().queryParam("community", community)
                .get(PATH)
                .then()
                .body("items.id", containsInAnyOrder(first.toString(), second.toString()));
        member().queryParam("community", community)
                .queryParam("status", "active")
                .get(PATH)
                .then()
                .body("items.id", contains(second.toString()));
        member().queryParam("community", community)
                .queryParam("organization", one)
                .get(PATH)
                .then()
                .body("items.id", contains(first.toString()));
        member().queryParam("status", "asleep").get(PATH).then().statusCode(400);
        member().queryParam("community", "x").get(PATH).then().statusCode(400);
    }

    @Test
    void a_membership_is_read_as_it_was() {
        var id = Network.invited(Network.community("Past"), Network.organization("Passed"));
        var then = member().get(PATH + "/" + id).then().extract().<String>path("changedAt");
        change(step(id, "answer"), "{\"accepted\":true,\"on\":\"2026-07-09\"}").statusCode(200);
        member().queryParam("as-of", then)
                .get(PATH + "/" + id)
                .then()
                .body("status", equalTo("invited"));
    }

    private static String body(UUID community, String kind, UUID member, String by) {
        return "{\"community\":\"%s\",\"%s\":\"%s\",\"by\":\"%s\",\"on\":\"2026-07-01\"}"
                .formatted(community, kind, member, by);
    }

    private static UUID id(UUID community, UUID person) {
        return new Parties(community, null, person).membership();
    }

    private static String step(Object id, String step) {
        return "%s/%s/%s".formatted(PATH, id, step);
    }
}
