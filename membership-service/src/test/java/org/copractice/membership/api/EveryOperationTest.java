package org.copractice.membership.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.copractice.membership.api.Operations.Operation;
import org.junit.jupiter.api.Test;

/// What holds for every operation, asked of every operation that the document names: none can be
/// added without it.
@QuarkusTest
@QuarkusTestResource(Engines.class)
class EveryOperationTest {

    @Test
    void needs_a_token() {
        each(
                Operation::needsToken,
                operation -> problem(call(given(), operation), 401, "unauthenticated"));
    }

    @Test
    void refuses_a_token_that_is_not_one() {
        each(
                _ -> true,
                operation ->
                        problem(
                                call(given().auth().oauth2("not.a.token"), operation),
                                401,
                                "unauthenticated"));
    }

    @Test
    void refuses_a_caller_without_role_or_scope() {
        var stranger = TestIssuer.client("stranger", "something.else");
        each(
                Operation::needsToken,
                operation ->
                        problem(
                                call(given().auth().oauth2(stranger), operation),
                                403,
                                "forbidden"));
    }

    @Test
    void names_an_unknown_parameter() {
        each(
                _ -> true,
                operation ->
                        problem(
                                        call(everything().queryParam("colour", "red"), operation),
                                        400,
                                        "unknown-parameter")
                                .body("errors.parameter", hasItem("colour")));
    }

    @Test
    void sorts_as_documented_and_names_the_orders_there_are() {
        each(
                operation -> !operation.orders().isEmpty(),
                operation -> {
                    var orders = operation.orders();
                    for (var order : orders) {
                        call(everything().queryParam("sort", order), operation)
                                .then()
                                .statusCode(200);
                    }
                    problem(
                                    call(everything().queryParam("sort", "colour"), operation),
                                    400,
                                    "invalid-request")
                            .body("errors[0].parameter", equalTo("sort"))
                            .body(
                                    "errors[0].detail",
                                    equalTo("One of %s.".formatted(String.join(", ", orders))));
                });
    }

    @Test
    void sorts_when_it_is_a_list_of_records() {
        each(
                operation ->
                        operation.id().startsWith("list") && operation.path().startsWith("/v1/"),
                operation -> assertEquals(2, operation.orders().size()));
    }

    @Test
    void names_an_unknown_field() {
        each(
                Operation::takesJson,
                operation -> {
                    var body = operation.exampleBody().put("colour", "red").toString();
                    problem(
                                    everything()
                                            .contentType("application/json")
                                            .body(body)
                                            .request(operation.method(), operation.somePath()),
                                    400,
                                    "invalid-request")
                            .body("errors.pointer", hasItem("/colour"));
                });
    }

    @Test
    void says_where_json_is_malformed() {
        for (var body : List.of("{", "{\"a\":}", "[1,2", "", "nothing", "{}{}")) {
            each(
                    Operation::takesJson,
                    operation ->
                            everything()
                                    .contentType("application/json")
                                    .body(body)
                                    .request(operation.method(), operation.somePath())
                                    .then()
                                    .statusCode(400)
                                    .contentType("application/problem+json"));
        }
    }

    @Test
    void names_what_is_nested_where_nothing_is_however_deep() {
        for (var opening : List.of("[", "{\"a\":")) {
            var nested = opening.repeat(2_000);
            each(
                    Operation::takesJson,
                    operation -> {
                        refusedAt("", nested, operation);
                        for (var field : operation.exampleBody().properties()) {
                            var body = "{\"%s\":%s".formatted(field.getKey(), nested);
                            refusedAt("/" + field.getKey(), body, operation);
                        }
                    });
        }
    }

    @Test
    void follows_what_it_does_not_know_for_32_levels_and_no_further() {
        each(
                Operation::takesJson,
                operation -> {
                    refusedAt("/a", objects(32), operation)
                            .body("errors[0].code", equalTo("unknown"));
                    refusedAt("", objects(33), operation)
                            .body("errors[0].detail", startsWith("Nested deeper than 32 levels"));
                });
    }

    private static String objects(int levels) {
        return "{\"a\":".repeat(levels) + 1 + "}".repeat(levels);
    }

    @Test
    void refuses_ten_megabytes_of_brackets_as_soon_as_they_are_there() {
        var operation = Operations.served().stream().filter(Operation::takesJson).findAny();
        refusedAt("", "[".repeat(10_000_000), operation.orElseThrow());
    }

    @Test
    void takes_only_the_documented_media_type() {
        each(
                Operation::takesJson,
                operation ->
                        problem(
                                everything()
                                        .contentType("application/xml")
                                        .body("<a/>")
                                        .request(operation.method(), operation.somePath()),
                                415,
                                "unsupported-media-type"));
    }

    @Test
    void offers_only_the_documented_media_type() {
        each(
                operation -> operation.method().equals("GET"),
                operation ->
                        problem(
                                call(everything().accept("image/png"), operation),
                                406,
                                "not-acceptable"));
    }

    @Test
    void refuses_other_methods() {
        each(
                operation -> operation.method().equals("GET"),
                operation ->
                        problem(
                                everything().request("PATCH", operation.somePath()),
                                405,
                                "method-not-allowed"));
    }

    @Test
    void never_shows_a_class_or_a_stack() {
        each(
                Operation::takesJson,
                operation ->
                        everything()
                                .contentType("application/json")
                                .body("{\"name\":{\"$type\":\"java.lang.Runtime\"}}")
                                .request(operation.method(), operation.somePath())
                                .then()
                                .statusCode(400)
                                .body(not(containsString("org.copractice")))
                                .body(not(containsString("jackson"))));
    }

    private static ValidatableResponse refusedAt(String pointer, String body, Operation operation) {
        return problem(
                        everything()
                                .contentType("application/json")
                                .body(body)
                                .request(operation.method(), operation.somePath()),
                        400,
                        "invalid-request")
                .body("errors.size()", equalTo(1))
                .body("errors[0].pointer", startsWith(pointer));
    }

    private static void each(Predicate<Operation> which, Consumer<Operation> check) {
        var operations = Operations.served().stream().filter(which).toList();
        for (var operation : operations) {
            try {
                check.accept(operation);
            } catch (AssertionError e) {
                throw new AssertionError(operation.id() + ": " + e.getMessage(), e);
            }
        }
    }

    private static RequestSpecification everything() {
        return given().auth().oauth2(TestIssuer.person("admin", "administrator"));
    }

    private static Response call(RequestSpecification request, Operation operation) {
        if (operation.takesJson()) {
            request.contentType("application/json").body(operation.exampleBody().toString());
        } else if (operation.takesCsv()) {
            request.contentType("text/csv").body("name\n");
        }
        return request.request(operation.method(), operation.somePath());
    }

    private static ValidatableResponse problem(Response response, int status, String code) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", equalTo("/problems/" + code))
                .body("traceId", not(equalTo(null)));
    }
}
