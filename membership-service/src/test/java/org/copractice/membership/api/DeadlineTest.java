package org.copractice.membership.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.copractice.membership.testing.Api.kind;
import static org.copractice.membership.testing.Api.partner;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadlineTest {

    private static final String LOCK = "SELECT FROM stream WHERE id = ? FOR UPDATE";
    private static final String BODY = "{\"name\":\"Late\",\"kind\":\"museum\"}";

    @Inject Database database;

    @TestHTTPResource("/")
    URI service;

    @Test
    void what_nobody_waits_for_is_not_begun() {
        kind("museum", false);
        var id = UUID.randomUUID();
        passed(put(id, "0"));
        partner().get("/v1/organizations/" + id).then().statusCode(404);
        passed(partner().header("X-Request-Timeout", "0").get("/v1/organizations").then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5000", "30000", "999999999", "9999999999", "-1", "1.5", "soon", ""})
    void who_waits_long_enough_or_says_nothing_that_means_anything_is_answered(String millis) {
        kind("museum", false);
        put(UUID.randomUUID(), millis).statusCode(201);
    }

    @Test
    void a_change_that_waits_for_another_ends_with_the_time_and_leaves_nothing() {
        var id = Network.organization("In time");
        database.transaction(connection -> {
            lock(connection, id);
            passed(put(id, "300"));
            return id;
        });
        partner()
                .get("/v1/organizations/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("In time"));
        put(id, "5000").statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void an_import_is_ended_once_it_was_begun() {
        var id = Network.organization("To be imported");
        var imported =
                database.transaction(connection -> {
                    lock(connection, id);
                    var answer = CompletableFuture.supplyAsync(() -> imports(id, "1500"));
                    elapse(Duration.ofSeconds(2));
                    return answer;
                });
        imported.join().statusCode(200).body("changed", equalTo(1));
    }

    /// As it does at the gateway.
    @Test
    void the_time_runs_from_the_end_of_the_request() throws IOException {
        kind("museum", false);
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            var out = socket.getOutputStream();
            out.write(head("1500").getBytes(UTF_8));
            out.flush();
            elapse(Duration.ofSeconds(2));
            out.write(BODY.getBytes(UTF_8));
            out.flush();
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            var status = answer.readLine();
            assertTrue(status.startsWith("HTTP/1.1 201 "), status);
        }
    }

    private static void lock(Connection connection, UUID id) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setObject(1, id);
            lock.execute();
        }
    }

    private static void elapse(Duration time) {
        long began = System.nanoTime();
        until("the time is over", () -> System.nanoTime() - began > time.toNanos());
    }

    private static ValidatableResponse imports(UUID id, String millis) {
        return partner()
                .contentType("text/csv")
                .header("X-Request-Timeout", millis)
                .body("id,name,kind,county,within,website\n%s,Imported,museum,,,\n".formatted(id))
                .post("/v1/organizations/imports")
                .then();
    }

    private static String head(String millis) {
        return String.join(
                "\r\n",
                "PUT /v1/organizations/%s HTTP/1.1".formatted(UUID.randomUUID()),
                "Host: localhost",
                "Authorization: Bearer "
                        + TestIssuer.client("partner", "membership.read membership.write"),
                "Content-Type: application/json",
                "Content-Length: " + BODY.length(),
                "X-Request-Timeout: " + millis,
                "\r\n");
    }

    private static ValidatableResponse put(UUID id, String millis) {
        return partner()
                .header("X-Request-Timeout", millis)
                .header("If-Match", "*")
                .body(BODY)
                .put("/v1/organizations/" + id)
                .then();
    }

    private static void passed(ValidatableResponse response) {
        response.statusCode(504)
                .contentType("application/problem+json")
                .body("code", equalTo("deadline-passed"));
    }
}
