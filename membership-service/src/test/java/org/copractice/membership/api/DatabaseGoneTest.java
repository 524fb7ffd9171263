package org.copractice.membership.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.Eventually;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.copractice.eventsourcing.testing.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = DatabaseGoneTest.BehindAWire.class, restrictToAnnotatedClass = true)
class DatabaseGoneTest {

    /// The engines, with a database that can be cut off.
    public static final class BehindAWire implements QuarkusTestResourceLifecycleManager {

        private static Wire wire;

        @Override
        public Map<String, String> start() {
            var settings = new HashMap<>(new Engines().start());
            var url = settings.get("quarkus.datasource.jdbc.url");
            var port = Pattern.compile(":(\\d+)/").matcher(url);
            port.find();
            wire = new Wire(Integer.parseInt(port.group(1)));
            settings.put(
                    "quarkus.datasource.jdbc.url",
                    url.replace(":" + port.group(1) + "/", ":" + wire.port() + "/"));
            return settings;
        }

        @Override
        public void stop() {
            wire.cut();
        }
    }

    private final String id = UUID.randomUUID().toString();
    private boolean isCut;

    @AfterEach
    void mend() {
        if (isCut) {
            BehindAWire.wire.mend();
        }
    }

    @Test
    void callers_are_told_at_once_and_the_service_recovers_by_itself() {
        put(id, "Before").then().statusCode(201);
        BehindAWire.wire.cut();
        isCut = true;

        for (var response : new Response[] {get(id), put(UUID.randomUUID().toString(), "During")}) {
            response.then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("unavailable"));
        }
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health/live").then().statusCode(200);

        BehindAWire.wire.mend();
        isCut = false;
        Eventually.until("ready", () -> given().get("/q/health/ready").statusCode() == 200);
        get(id).then().statusCode(200).body("name", equalTo("Before"));
        put(UUID.randomUUID().toString(), "After").then().statusCode(201);
    }

    private static Response get(String id) {
        return given().auth().oauth2(token()).get("/v1/organization-kinds/k" + id);
    }

    private static Response put(String id, String name) {
        return given().auth()
                .oauth2(token())
                .contentType("application/json")
                .body("{\"name\":\"%s\"}".formatted(name))
                .put("/v1/organization-kinds/k" + id);
    }

    private static String token() {
        return TestIssuer.person("olga", "organizer");
    }
}
