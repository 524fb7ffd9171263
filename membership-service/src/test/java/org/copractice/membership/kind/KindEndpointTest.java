package org.copractice.membership.kind;

import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Api.partner;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.copractice.eventsourcing.testing.Engines;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class KindEndpointTest {

    @Test
    void a_kind_needs_no_release() {
        partner()
                .body("{\"name\":\"Planetarium\"}")
                .put("/v1/organization-kinds/planetarium")
                .then()
                .statusCode(201)
                .body("code", equalTo("planetarium"))
                .body("onePerCounty", equalTo(false));
        member().get("/v1/organization-kinds/planetarium")
                .then()
                .statusCode(200)
                .body("name", equalTo("Planetarium"));
        member().get("/v1/organization-kinds").then().body("items.code", hasItem("planetarium"));
    }

    @Test
    void its_limit_is_fixed() {
        partner()
                .body("{\"name\":\"Fair\",\"onePerCounty\":true}")
                .put("/v1/organization-kinds/county-fair")
                .then()
                .statusCode(201);
        partner()
                .header("If-Match", "\"1\"")
                .body("{\"name\":\"Fair\"}")
                .put("/v1/organization-kinds/county-fair")
                .then()
                .statusCode(409)
                .body("code", equalTo("limit-fixed"));
        member().get("/v1/organization-kinds/county-fair")
                .then()
                .body("onePerCounty", equalTo(true))
                .body("revision", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Museum", "county_office", "-a", "a-", "a--b", "9a", "é"})
    void a_code_that_is_none_is_named(String code) {
        partner()
                .body("{\"name\":\"Kind\"}")
                .put("/v1/organization-kinds/{code}", code)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("code"));
    }
}
