package org.copractice.membership.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.copractice.membership.api.Operations.Operation;
import org.junit.jupiter.api.Test;

/// Every example that the document shows is a request that works, one after the other. In a
/// database of its own: the examples count revisions.
@QuarkusTest
@QuarkusTestResource(value = Engines.class, restrictToAnnotatedClass = true)
class ExamplesTest {

    @Test
    void every_operation_has_an_example_and_every_example_works() throws IOException {
        var operations =
                Operations.served().stream().collect(Collectors.toMap(Operation::id, o -> o));
        var executed = new TreeSet<String>();
        try (var file = getClass().getResourceAsStream("/META-INF/examples.json")) {
            for (var example : new ObjectMapper().readTree(file)) {
                var operation = operations.get(example.get("operation").asText());
                var response = call(operation, example);
                assertTrue(
                        response.statusCode() < 300
                                && operation
                                        .definition()
                                        .get("responses")
                                        .has(Integer.toString(response.statusCode())),
                        () -> "%s answered %s".formatted(example, response.asString()));
                executed.add(operation.id());
            }
        }
        assertEquals(new TreeSet<>(operations.keySet()), executed);
    }

    private static Response call(Operation operation, JsonNode example) {
        var request = given().auth().oauth2(TestIssuer.person("admin", "administrator"));
        var path = operation.path();
        for (var parameter : example.path("path").properties()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue().asText());
        }
        for (var parameter : example.path("query").properties()) {
            request.queryParam(parameter.getKey(), parameter.getValue().asText());
        }
        if (example.has("ifMatch")) {
            request.header("If-Match", "\"%d\"".formatted(example.get("ifMatch").asInt()));
        }
        if (example.has("body")) {
            request.contentType("application/json").body(example.get("body").toString());
        }
        if (example.has("csv")) {
            request.contentType("text/csv").body(example.get("csv").asText());
        }
        return request.request(operation.method(), path);
    }
}
