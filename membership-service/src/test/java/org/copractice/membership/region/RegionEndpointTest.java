package org.copractice.membership.region;

import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Api.partner;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.membership.testing.Api;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegionEndpointTest {

    @Test
    void a_region_is_registered_renamed_and_read() {
        partner()
                .body("{\"name\":\" Region 71 \"}")
                .put("/v1/regions/71")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", org.hamcrest.Matchers.endsWith("/v1/regions/71"))
                .body("number", equalTo(71))
                .body("name", equalTo("Region 71"));
        partner().body("{\"name\":\"Region 71\"}").put("/v1/regions/71").then().statusCode(200);
        partner().body("{\"name\":\"North\"}").put("/v1/regions/71").then().statusCode(428);
        partner()
                .header("If-Match", "\"1\"")
                .body("{\"name\":\"North\"}")
                .put("/v1/regions/71")
                .then()
                .statusCode(200)
                .body("revision", equalTo(2));
        partner()
                .header("If-Match", "\"1\"")
                .body("{\"name\":\"South\"}")
                .put("/v1/regions/71")
                .then()
                .statusCode(412);
        member().get("/v1/regions/71")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("North"));
        member().header("If-None-Match", "\"2\"").get("/v1/regions/71").then().statusCode(304);
        member().get("/v1/regions/71/history")
                .then()
                .body("items.type", contains("region.registered", "region.renamed"));
    }

    @Test
    void regions_are_listed_by_number() {
        Api.region(72);
        Api.region(8);
        var numbers =
                member().queryParam("limit", 200)
                        .get("/v1/regions")
                        .then()
                        .statusCode(200)
                        .body("items.number", hasItems(8, 72))
                        .extract()
                        .jsonPath()
                        .getList("items.number", Integer.class);
        org.junit.jupiter.api.Assertions.assertEquals(numbers.stream().sorted().toList(), numbers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100", "03", "x", "-1"})
    void a_number_that_is_none_is_named(String number) {
        partner()
                .body("{\"name\":\"Nowhere\"}")
                .put("/v1/regions/" + number)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("errors[0].parameter", equalTo("number"));
    }

    @Test
    void an_unknown_region_is_not_found() {
        member().get("/v1/regions/99").then().statusCode(404).body("code", equalTo("not-found"));
        member().get("/v1/regions/99/history").then().statusCode(404);
    }

    @Test
    void a_member_may_not_write() {
        member().body("{\"name\":\"Mine\"}").put("/v1/regions/73").then().statusCode(403);
    }
}
