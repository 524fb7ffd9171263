package org.copractice.membership.community;

import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Network.change;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.membership.testing.Api;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CoverageEndpointTest {

    @Test
    void of_58_invited_offices_one_accepts_and_a_moment_before_none_had() {
        var community = Network.community("Coverage");
        var memberships = new ArrayList<UUID>();
        for (int i = 0; i < 58; i++) {
            var county = "%02d".formatted(i + 1);
            Api.county(county, 21 + i % 11);
            Api.kind("office-of-58", true);
            var office = Network.organization("Office " + county, "office-of-58", county);
            memberships.add(Network.invited(community, office));
        }
        coverage(community, "office-of-58", null)
                .body("offices", equalTo(58))
                .body("invited", equalTo(58))
                .body("joined", equalTo(0))
                .body("active", equalTo(0))
                .body("upToDate", equalTo(true))
                .body("regions.region", contains(21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31))
                .body("regions.offices", contains(6, 6, 6, 5, 5, 5, 5, 5, 5, 5, 5));
        var before = changedAt("/v1/memberships/" + memberships.getLast());
        change(
                        "/v1/memberships/" + memberships.getFirst() + "/answer",
                        "{\"accepted\":true,\"on\":\"2026-07-09\"}")
                .statusCode(200);
        coverage(community, "office-of-58", null)
                .body("invited", equalTo(58))
                .body("joined", equalTo(1))
                .body("active", equalTo(1))
                .body("regions[0].joined", equalTo(1))
                .body("regions[1].joined", equalTo(0));
        coverage(community, "office-of-58", before)
                .body("invited", equalTo(58))
                .body("joined", equalTo(0))
                .body("active", equalTo(0));
        change(
                        "/v1/memberships/" + memberships.getFirst() + "/ending",
                        "{\"on\":\"2026-07-10\",\"reason\":\"Left\"}")
                .statusCode(200);
        coverage(community, "office-of-58", null)
                .body("joined", equalTo(1))
                .body("active", equalTo(0));
    }

    @Test
    void county_and_region_are_those_of_the_moment() {
        var community = Network.community("Moving");
        Api.kind("moving-office", false);
        Api.county("91", 41);
        var office = Network.organization("Moving office", "moving-office", "91");
        Network.invited(community, office);
        var before = changedAt("/v1/organizations/" + office);
        var invited = changedAt("/v1/communities/" + community);
        Api.county("91", 42);
        coverage(community, "moving-office", null).body("regions.region", contains(42));
        coverage(community, "moving-office", before)
                .body("regions.region", contains(41))
                .body("invited", equalTo(0));
        coverage(community, "moving-office", invited).body("offices", equalTo(0));
        change(
                        "/v1/organizations/" + office + "/closure",
                        "{\"on\":\"2026-07-10\",\"reason\":\"Merged\"}")
                .statusCode(200);
        coverage(community, "moving-office", null)
                .body("offices", equalTo(0))
                .body("regions", empty());
    }

    @Test
    void a_regional_community_covers_its_region_and_a_local_one_whom_it_knows() {
        Api.kind("scoped-office", false);
        Api.county("92", 43);
        Api.county("93", 44);
        var near = Network.organization("Near", "scoped-office", "92");
        Network.organization("Also near", "scoped-office", "92");
        Network.organization("Far", "scoped-office", "93");
        var regional = community("{\"scope\":\"regional\",\"region\":43,");
        var local = community("{\"scope\":\"local\",");
        Network.invited(local, near);
        coverage(regional, "scoped-office", null)
                .body("offices", equalTo(2))
                .body("invited", equalTo(0))
                .body("regions.region", contains(43));
        coverage(local, "scoped-office", null)
                .body("offices", equalTo(1))
                .body("invited", equalTo(1));
        coverage(Network.community("Everywhere"), "scoped-office", null)
                .body("offices", equalTo(3));
    }

    @Test
    void an_office_without_a_county_and_a_request_count_too() {
        var community = Network.community("Countyless");
        var museum = Network.organization("Countyless museum");
        change(
                        "/v1/memberships",
                        """
                        {"community":"%s","organization":"%s","by":"requested","on":"2026-07-01"}
                        """
                                .formatted(community, museum))
                .statusCode(201);
        var id = new org.copractice.membership.membership.Parties(community, museum, null);
        change("/v1/memberships/" + id.membership() + "/admission", "{\"on\":\"2026-07-02\"}")
                .statusCode(200);
        coverage(community, "museum", null)
                .body("invited", equalTo(0))
                .body("joined", equalTo(1))
                .body("active", equalTo(1))
                .body("regions.find { it.joined == 1 }.region", nullValue());
    }

    @Test
    void before_its_founding_a_community_has_no_coverage() {
        var path = "/v1/communities/%s/coverage".formatted(Network.community("Founded today"));
        member().queryParam("as-of", "2020-01-01").get(path).then().statusCode(404);
        member().queryParam("as-of", "yesterday").get(path).then().statusCode(400);
        member().get(path)
                .then()
                .statusCode(200)
                .body("kind", equalTo("county-office"))
                .body("asOf", nullValue());
    }

    private static UUID community(String scope) {
        return UUID.fromString(
                Api.partner()
                        .body(scope + "\"name\":\"Scoped\",\"subjects\":[\"health\"]}")
                        .post("/v1/communities")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    private static String changedAt(String path) {
        return member().get(path).then().statusCode(200).extract().path("changedAt");
    }

    private static ValidatableResponse coverage(UUID community, String kind, String asOf) {
        var request = member().queryParam("kind", kind);
        return (asOf == null ? request : request.queryParam("as-of", asOf))
                .get("/v1/communities/%s/coverage".formatted(community))
                .then()
                .statusCode(200);
    }
}
