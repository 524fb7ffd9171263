package org.copractice.gateway;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Set;

/// What every problem of the edge must be.
final class Problems {

    private Problems() {}

    static void assertProblem(int status, String code, HttpResponse<String> response) {
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse(null));
        assertProblem(status, code, response.statusCode(), response.body());
    }

    /// For an answer read from a bare socket.
    static void assertProblem(int status, String code, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertProblem(status, code, status, answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    private static void assertProblem(int status, String code, int actual, String body) {
        assertEquals(status, actual, body);
        var problem = new JsonObject(body);
        assertAll(
                () ->
                        assertEquals(
                                Set.of("type", "title", "status", "detail", "code", "traceId"),
                                problem.fieldNames()),
                () -> assertEquals("/problems/" + code, problem.getString("type")),
                () -> assertEquals(code, problem.getString("code")),
                () -> assertEquals(status, problem.getInteger("status")),
                () -> assertTrue(problem.getString("traceId").matches("[0-9a-f]{32}")),
                () -> assertFalse(problem.getString("title").isBlank()),
                () -> assertFalse(problem.getString("detail").isBlank()));
    }
}
