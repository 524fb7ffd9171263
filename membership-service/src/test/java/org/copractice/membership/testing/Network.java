package org.copractice.membership.testing;

import static org.copractice.membership.testing.Api.partner;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/// Records for tests of communities and memberships, made through the API as a partner would.
public final class Network {

    private Network() {}

    /// A statewide one.
    public static UUID community(String name) {
        return create(
                "/v1/communities",
                "{\"name\":\"%s\",\"subjects\":[\"health\"],\"scope\":\"statewide\"}"
                        .formatted(name));
    }

    /// Adopted by a committee that is seated for it.
    public static UUID focusArea(UUID community, String name) {
        var path = "/v1/communities/" + community;
        var seat = UUID.randomUUID();
        var area = UUID.randomUUID();
        change(path + "/seats", "{\"id\":\"%s\",\"title\":\"Chair\"}".formatted(seat))
                .statusCode(200);
        change(
                        path + "/seats/" + seat + "/terms",
                        "{\"holder\":\"%s\",\"from\":\"2026-01-01\",\"until\":\"2030-01-01\"}"
                                .formatted(UUID.randomUUID()))
                .statusCode(200);
        change(
                        path + "/decisions",
                        """
                        {"decidedOn":"2026-03-01","evidence":"Minutes","adopt":[{"id":"%s","name":"%s"}]}
                        """
                                .formatted(area, name))
                .statusCode(200);
        return area;
    }

    public static UUID organization(String name, String kind, String county) {
        return create(
                "/v1/organizations",
                "{\"name\":\"%s\",\"kind\":\"%s\",\"county\":\"%s\"}"
                        .formatted(name, kind, county));
    }

    /// Without a county.
    public static UUID organization(String name) {
        Api.kind("museum", false);
        return create("/v1/organizations", "{\"name\":\"%s\",\"kind\":\"museum\"}".formatted(name));
    }

    /// Somebody who may be asked about the topic.
    public static UUID expert(String topic) {
        return create(
                "/v1/experts",
                "{\"person\":\"%s\",\"topics\":[\"%s\"],\"on\":\"2026-07-01\"}"
                        .formatted(UUID.randomUUID(), topic));
    }

    public static UUID invited(UUID community, UUID organization) {
        return create(
                "/v1/memberships",
                """
                {"community":"%s","organization":"%s","by":"invited","on":"2026-07-01"}
                """
                        .formatted(community, organization));
    }

    /// Whatever the record's revision is.
    public static ValidatableResponse change(String path, String body) {
        return partner().header("If-Match", "*").body(body).post(path).then();
    }

    private static UUID create(String path, String body) {
        return UUID.fromString(
                partner().body(body).post(path).then().statusCode(201).extract().path("id"));
    }
}
