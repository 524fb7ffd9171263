package org.copractice.membership.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.copractice.eventsourcing.http.Policy;
import org.copractice.eventsourcing.testing.Engines;
import org.junit.jupiter.api.Test;

/// The document that clients are generated from.
@QuarkusTest
@QuarkusTestResource(Engines.class)
class OpenApiTest {

    private static final Path COMMITTED = Path.of("../docs/api/membership.openapi.yaml");

    @Inject Policy policy;

    /// After an intended change: `./mvnw test -pl membership-service -Dtest=OpenApiTest
    /// -Dupdate-api=true`, and review the difference as a client would.
    @Test
    void the_committed_document_is_what_the_service_serves() throws IOException {
        var served = given().get("/q/openapi").then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("update-api")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, served);
        }
        assertEquals(Files.readString(COMMITTED), served);
    }

    @Test
    void every_operation_has_a_policy_and_every_policy_an_operation() {
        var operations = new TreeSet<String>();
        Operations.served().forEach(operation -> operations.add(operation.id()));
        assertEquals(new TreeSet<>(policy.byOperation().keySet()), operations);
    }

    @Test
    void what_needs_no_token_is_open_by_the_policy_and_by_nothing_else() {
        var open = new TreeSet<String>();
        policy.byOperation()
                .forEach((operation, access) -> {
                    if (access.isOpen()) {
                        open.add(operation);
                    }
                });
        var documented = new TreeSet<String>();
        Operations.served().stream()
                .filter(operation -> !operation.needsToken())
                .forEach(operation -> documented.add(operation.id()));
        assertEquals(new TreeSet<>(Set.of("getProofKeys", "getProofStatus")), open);
        assertEquals(open, documented);
    }

    @Test
    void every_operation_is_described() {
        for (var operation : Operations.served()) {
            assertNotNull(operation.id());
            assertTrue(operation.definition().hasNonNull("summary"), operation::id);
            assertTrue(operation.definition().hasNonNull("tags"), operation::id);
        }
    }
}
