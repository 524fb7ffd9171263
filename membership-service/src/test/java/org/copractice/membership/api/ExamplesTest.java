package org.copractice.membership.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.TreeSet;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.junit.jupiter.api.Test;

/// Every example that the document shows is a request that works, one after the other. In a
/// database of its own: the examples count revisions.
@QuarkusTest
@QuarkusTestResource(value = Engines.class, restrictToAnnotatedClass = true)
class ExamplesTest {

    @Test
    void every_operation_has_an_example_and_every_example_works() {
        for (var example : Example.all()) {
            var administrator = given().auth().oauth2(TestIssuer.person("admin", "administrator"));
            var response = example.send(administrator);
            assertTrue(
                    response.statusCode() < 300
                            && example.operation()
                                    .definition()
                                    .get("responses")
                                    .has(Integer.toString(response.statusCode())),
                    () -> "%s answered %s".formatted(example, response.asString()));
        }
        var served = new TreeSet<String>();
        Operations.served().forEach(operation -> served.add(operation.id()));
        assertEquals(served, new TreeSet<>(Example.byOperation().keySet()));
    }
}
