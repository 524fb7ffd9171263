package org.copractice.membership.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.copractice.eventsourcing.testing.TestIssuer;

/// People for tests, made through the API.
public final class People {

    public static final String PATH = "/v1/people";

    private People() {}

    /// A system that keeps the people of its county up to date.
    public static RequestSpecification registry() {
        return with(TestIssuer.client("registry", "people.read people.write membership.read"));
    }

    /// Somebody of the network who signs in.
    public static RequestSpecification as(String subject) {
        return with(TestIssuer.person(subject, "member"));
    }

    public static RequestSpecification administrator() {
        return with(TestIssuer.person("admin", "administrator"));
    }

    public static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public static String path(UUID person) {
        return PATH + "/" + person;
    }

    /// @param subject whose e-mail it is, as [TestIssuer#person] has it
    public static UUID registered(String name, String subject) {
        return UUID.fromString(
                registry()
                        .body(
                                """
                                {"name":{"full":"%s"},"contact":{"email":"%s@example.org"}}
                                """
                                        .formatted(name, subject))
                        .post(PATH)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    public static ValidatableResponse affiliated(
            UUID person, UUID id, UUID organization, String role, String from, String until) {
        return registry()
                .header("If-Match", "*")
                .body(
                        """
                        {"organization":"%s","role":"%s","from":"%s"%s}
                        """
                                .formatted(
                                        organization,
                                        role,
                                        from,
                                        until == null ? "" : ",\"until\":\"" + until + "\""))
                .put(path(person) + "/affiliations/" + id)
                .then();
    }

    public static ValidatableResponse consents(
            UUID person, String purpose, boolean given, String on) {
        return registry()
                .header("If-Match", "*")
                .body("{\"given\":%s,\"on\":\"%s\"}".formatted(given, on))
                .put(path(person) + "/consents/" + purpose)
                .then();
    }

    public static ValidatableResponse claimed(UUID person, String subject) {
        return as(subject).header("If-Match", "*").post(path(person) + "/claim").then();
    }
}
