package org.copractice.membership.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.copractice.eventsourcing.testing.TestIssuer;

/// The service as a partner's client calls it.
public final class Api {

    private Api() {}

    /// May read and write.
    public static RequestSpecification partner() {
        return given().auth()
                .oauth2(TestIssuer.client("partner", "membership.read membership.write"))
                .contentType(ContentType.JSON);
    }

    /// May read only.
    public static RequestSpecification member() {
        return given().auth()
                .oauth2(TestIssuer.person("maria", "member"))
                .contentType(ContentType.JSON);
    }

    /// Makes sure that the region is there.
    public static void region(int number) {
        define("/v1/regions/" + number, "{\"name\":\"Region %d\"}".formatted(number));
    }

    public static void county(String code, int region) {
        region(region);
        define(
                "/v1/counties/" + code,
                "{\"name\":\"County %s\",\"fips\":\"060%s\",\"region\":%d}"
                        .formatted(code, code, region));
    }

    public static void kind(String code, boolean onePerCounty) {
        define(
                "/v1/organization-kinds/" + code,
                "{\"name\":\"%s\",\"onePerCounty\":%s}".formatted(code, onePerCounty));
    }

    /// Whatever it was before, it is this afterwards.
    private static void define(String path, String body) {
        partner().header("If-Match", "*").body(body).put(path).then().statusCode(oneOf(200, 201));
    }
}
