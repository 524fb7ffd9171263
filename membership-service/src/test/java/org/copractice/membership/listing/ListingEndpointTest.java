package org.copractice.membership.listing;

import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Api.partner;
import static org.copractice.membership.testing.Network.change;
import static org.hamcrest.Matchers.contains;
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
class ListingEndpointTest {

    private static final String PATH = "/v1/listings";

    @Test
    void is_listed_once_and_withdrawn() {
        var office = Network.organization("Listing office");
        var path = PATH + "/" + UUID.randomUUID();
        var body = body(office, "offer", "Number talks");
        partner()
                .body(body)
                .put(path)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", endsWith(path))
                .body("status", equalTo("open"))
                .body("until", nullValue());
        partner().body(body).put(path).then().statusCode(200).body("revision", equalTo(1));
        partner()
                .body(body.replace("Number talks", "number  TALKS"))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("listed-already"));
        var over = "{\"on\":\"2026-08-01\"}";
        partner().body(over).post(path + "/withdrawal").then().statusCode(428);
        change(path + "/withdrawal", over).statusCode(200).body("status", equalTo("withdrawn"));
        partner().body(body).post(PATH).then().statusCode(201);
        member().get(path + "/history")
                .then()
                .body("items.type", contains("listing.listed", "listing.withdrawn"));
        member().queryParam("as-of", "2020-01-01").get(path).then().statusCode(404);
    }

    @Test
    void an_office_may_ask_for_what_it_offers_and_others_may_offer_the_same() {
        var office = Network.organization("Both ways");
        listed(office, "offer", "Coaching");
        listed(office, "ask", "Coaching");
        listed(Network.organization("Another way"), "offer", "Coaching");
    }

    @Test
    void lists_are_filtered() {
        var office = Network.organization("Filtered office");
        var offer = listed(office, "offer", "Piñata");
        var ask = listed(office, "ask", "Other");
        change(PATH + "/" + offer + "/withdrawal", "{\"on\":\"2026-08-01\"}").statusCode(200);
        list(office, "kind", "ask").body("items.id", contains(ask));
        list(office, "topic", "pinata").body("items.id", contains(offer));
        list(office, "status", "open").body("items.id", contains(ask));
        list(office, "on", "2026-07-31").body("items.size()", equalTo(2));
        list(office, "on", "2026-08-01").body("items.id", contains(ask));
        list(office, "focus-area", UUID.randomUUID()).body("items", empty());
        list(office, "kind", "gift").statusCode(400);
    }

    @Test
    void the_offices_whose_open_offers_fit_an_ask_are_told_other_regions_first() {
        Api.county("61", 61);
        Api.county("62", 62);
        Api.kind("agency", false);
        var asking = Network.organization("Asking office", "agency", "61");
        var near = Network.organization("Near office", "agency", "61");
        var far = Network.organization("Far office", "agency", "62");
        var closed = Network.organization("Closed office", "agency", "62");
        var area = Network.focusArea(Network.community("Matched"), "Matched equity");
        var ask = listed(focused(asking, "ask", area));
        listed(focused(asking, "offer", area));
        var nearOffer = listed(focused(near, "offer", area));
        var farOffer = listed(far, "offer", "MATCHED  equity");
        listed(far, "offer", "Something else");
        listed(focused(closed, "offer", area));
        change(
                        "/v1/organizations/" + closed + "/closure",
                        "{\"on\":\"2026-06-30\",\"reason\":\"Merged\"}")
                .statusCode(200);
        matches(ask, "region", "any")
                .body("matches.offer", contains(farOffer, nearOffer))
                .body("matches.office", contains(far.toString(), near.toString()))
                .body("matches.region", contains(62, 61))
                .body("matches[0].reasons", contains("same-topic", "other-region"))
                .body("matches[1].reasons", contains("same-focus-area", "same-region"));
        matches(ask, "region", "other").body("matches.offer", contains(farOffer));
        matches(ask, "region", "same").body("matches.offer", contains(nearOffer));
        matches(ask, "on", "2026-06-30").body("matches", empty());
        change(PATH + "/" + farOffer + "/withdrawal", "{\"on\":\"2026-08-01\"}").statusCode(200);
        matches(ask, "on", "2026-07-31").body("matches.offer", contains(farOffer, nearOffer));
        matches(ask, "on", "2026-08-01").body("matches.offer", contains(nearOffer));
        member().get(PATH + "/" + nearOffer + "/matches").then().statusCode(404);
        matches(ask, "region", "far").statusCode(400);
        matches(ask, "on", "soon").statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "kind":"offer" | "kind":"gift" | /kind
                    "kind":"offer", | '' | /kind
                    "topic":"Talks" | "topic":"" | /topic
                    "topic":"Talks" | "topic":null | /topic
                    "topic" | "focusArea":"00000000-0000-4000-8000-000000000001","topic" | /topic
                    2026-07-01 | 1026-07-01 | /on
                    "on" | "until":"2026-08-01","on" | /until
                    """)
    void what_is_not_valid_is_named(String valid, String invalid, String pointer) {
        partner()
                .body(body(UUID.randomUUID(), "offer", "Talks").replace(valid, invalid))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void what_is_referred_to_must_exist() {
        partner()
                .body(focused(UUID.randomUUID(), "offer", UUID.randomUUID()))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/office", "/focusArea"));
    }

    @Test
    void an_unknown_one_is_not_found_and_a_member_may_not_write() {
        var path = PATH + "/" + UUID.randomUUID();
        var over = "{\"on\":\"2026-08-01\"}";
        member().get(path).then().statusCode(404);
        member().get(path + "/matches").then().statusCode(404);
        change(path + "/withdrawal", over).statusCode(404);
        member().body(over).post(path + "/withdrawal").then().statusCode(403);
    }

    private static ValidatableResponse list(UUID office, String filter, Object value) {
        return member().queryParam("office", office).queryParam(filter, value).get(PATH).then();
    }

    private static ValidatableResponse matches(String ask, String parameter, String value) {
        return member().queryParam(parameter, value).get(PATH + "/" + ask + "/matches").then();
    }

    private static String listed(UUID office, String kind, String topic) {
        return listed(body(office, kind, topic));
    }

    private static String listed(String body) {
        return partner().body(body).post(PATH).then().statusCode(201).extract().path("id");
    }

    private static String focused(UUID office, String kind, UUID area) {
        return body(office, kind, area.toString()).replace("topic", "focusArea");
    }

    private static String body(UUID office, String kind, String topic) {
        return "{\"office\":\"%s\",\"kind\":\"%s\",\"topic\":\"%s\",\"on\":\"2026-07-01\"}"
                .formatted(office, kind, topic);
    }
}
