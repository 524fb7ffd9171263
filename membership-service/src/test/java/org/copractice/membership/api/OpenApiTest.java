package org.copractice.membership.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.copractice.eventsourcing.testing.Engines;
import org.junit.jupiter.api.Test;

/// The document that clients are generated from.
@QuarkusTest
@QuarkusTestResource(Engines.class)
class OpenApiTest {

    private static final Path COMMITTED = Path.of("../docs/api/membership.openapi.yaml");

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
    void every_operation_is_described() {
        for (var operation : Operations.served()) {
            assertNotNull(operation.id());
            assertTrue(operation.definition().hasNonNull("summary"), operation::id);
            assertTrue(operation.definition().hasNonNull("tags"), operation::id);
        }
    }
}
