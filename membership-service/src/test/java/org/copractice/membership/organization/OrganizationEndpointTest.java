package org.copractice.membership.organization;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Engines.class)
class OrganizationEndpointTest {

    @Test
    void quick_look() {
        var token = TestIssuer.client("partner", "membership.read membership.write");
        var id = UUID.randomUUID();
        for (int i = 0; i < 2; i++)
            System.err.println(
                    given().auth()
                            .oauth2(token)
                            .contentType(ContentType.JSON)
                            .header("Idempotency-Key", "k1")
                            .body("{\"name\":\"Exploratorium\",\"kind\":\"museum\"}")
                            .put("/v1/organizations/" + id)
                            .asPrettyString());
        System.err.println(
                given().auth()
                        .oauth2(token)
                        .contentType(ContentType.JSON)
                        .header("If-Match", "\"1\"")
                        .body("{\"name\":\"Exploratorium 2\",\"kind\":\"museum\"}")
                        .put("/v1/organizations/" + id)
                        .asPrettyString());
        System.err.println(
                given().auth().oauth2(token).get("/v1/organizations/" + id).asPrettyString());
        System.err.println(
                given().auth().oauth2(token).get("/v1/organizations?limit=1").asPrettyString());
        System.err.println(
                given().auth().oauth2(token).get("/v1/organizations?limt=1").asPrettyString());
        System.err.println(
                given().auth()
                        .oauth2(token)
                        .get("/v1/organizations/" + id + "/history")
                        .asPrettyString());
        System.err.println(given().get("/v1/organizations/" + id).asPrettyString());
        System.err.println(
                given().auth()
                        .oauth2(token)
                        .contentType(ContentType.JSON)
                        .body("{\"name\":\" \",\"knd\":\"museum\"}")
                        .put("/v1/organizations/" + id)
                        .asPrettyString());
        System.err.println(
                given().auth()
                        .oauth2(token)
                        .contentType(ContentType.JSON)
                        .body("{\"name\":\" \",\"kind\":")
                        .put("/v1/organizations/" + id)
                        .asPrettyString());
        System.err.println(given().auth().oauth2(token).get("/v1/nowhere").asPrettyString());
    }
}
