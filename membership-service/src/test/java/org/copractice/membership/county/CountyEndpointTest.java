package org.copractice.membership.county;

import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Api.partner;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.membership.testing.Api;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CountyEndpointTest {

    private static String body(String name, String fips, Object region) {
        return "{\"name\":\"%s\",\"fips\":\"%s\",\"region\":%s}".formatted(name, fips, region);
    }

    @Test
    void a_county_moves_to_another_region_and_the_move_is_an_event() {
        Api.region(74);
        Api.region(75);
        partner().body(body("Marin", "06041", 74)).put("/v1/counties/71").then().statusCode(201);
        var before =
                member().get("/v1/counties/71").then().extract().jsonPath().getString("changedAt");
        partner()
                .header("If-Match", "\"1\"")
                .body(body("Marin", "06041", 75))
                .put("/v1/counties/71")
                .then()
                .statusCode(200)
                .body("region", equalTo(75));
        member().get("/v1/counties/71/history")
                .then()
                .body("items.type", contains("county.registered", "county.moved"))
                .body("items[1].data.region", equalTo(75));
        member().queryParam("as-of", before)
                .get("/v1/counties/71")
                .then()
                .body("region", equalTo(74));
        member().queryParam("region", 75)
                .get("/v1/counties")
                .then()
                .body("items.code", contains("71"));
    }

    @Test
    void its_region_must_exist() {
        partner()
                .body(body("Nowhere", "06001", 98))
                .put("/v1/counties/72")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"))
                .body("errors[0].pointer", equalTo("/region"));
        member().get("/v1/counties/72").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"1,code", "001,code", "x1,code", "٠١,code"})
    void a_code_that_is_none_is_named(String code, String parameter) {
        partner()
                .body(body("Marin", "06041", 1))
                .put("/v1/counties/{code}", code)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo(parameter));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"M\",\"fips\":\"6041\",\"region\":1}|/fips",
                "{\"name\":\"M\",\"region\":1}|/fips",
                "{\"name\":\"M\",\"fips\":\"06041\"}|/region",
                "{\"name\":\"M\",\"fips\":\"06041\",\"region\":\"one\"}|/region",
                "{\"name\":\"M\",\"fips\":\"06041\",\"region\":1.5}|/region",
                "{\"name\":\"M\",\"fips\":\"06041\",\"region\":99999999999}|/region",
                "{\"name\":\"M\",\"fips\":\"06041\",\"regoin\":1}|/regoin",
                "{\"fips\":\"06041\",\"region\":1}|/name",
            })
    void a_wrong_value_is_named(String body, String pointer) {
        partner()
                .body(body)
                .put("/v1/counties/73")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void the_region_filter_is_a_number() {
        member().queryParam("region", "one")
                .get("/v1/counties")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("region"));
    }
}
