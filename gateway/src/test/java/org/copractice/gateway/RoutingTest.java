package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutingTest {

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;
    Client client;

    @BeforeEach
    void quiet() {
        service.reset();
        client = new Client(gateway, issuer.token());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/regions",
                "/v1/regions/3",
                "/v1/counties/king",
                "/v1/organization-kinds",
                "/v1/organizations?name=a%20b&limit=2",
                "/v1/communities/1/seats/2/terms",
                "/v1/memberships/",
                "/v1/mentorings?mentor=1&on=2026-07-01",
                "/v1/cohorts/1/roster",
                "/v1/experts",
                "/v1/engagements/1/acceptance",
                "/v1/listings/1/matches"
            })
    void a_mapped_path_arrives_as_it_was_sent(String path) {
        service.answers(request -> request.response().end(request.method() + " " + request.uri()));
        assertEquals("GET " + path, client.get(path).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/regionsfoo",
                "/v1/Regions",
                "/v2/regions",
                "/operations/x",
                "/favicon.ico"
            })
    void an_unmapped_path_is_not_found(String path) {
        assertProblem(404, "not-found", client.get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void every_method_of_the_api_passes_with_status_headers_and_body(String method) {
        service.answers(request ->
                request.body()
                        .onSuccess(body ->
                                request.response()
                                        .setStatusCode(201)
                                        .putHeader("ETag", "\"3\"")
                                        .putHeader("Location", "/v1/regions/3")
                                        .putHeader("Saw", request.method() + " " + body)
                                        .end("body")));
        var response = client.send(method, "/v1/regions/3", BodyPublishers.ofString("ü"));
        assertEquals(201, response.statusCode());
        assertEquals("\"3\"", response.headers().firstValue("ETag").orElseThrow());
        assertEquals("/v1/regions/3", response.headers().firstValue("Location").orElseThrow());
        assertTrue(response.headers().firstValue("Saw").orElseThrow().startsWith(method + " "));
        assertEquals("HEAD".equals(method) ? "" : "body", response.body());
    }

    @Test
    void a_method_no_resource_has_is_refused_with_the_ones_there_are() {
        var response = client.send("TRACE", "/v1/regions", BodyPublishers.noBody());
        assertProblem(405, "method-not-allowed", response);
        assertTrue(response.headers().firstValue("Allow").orElseThrow().contains("PATCH"));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void an_answer_without_a_body_stays_without(int status) {
        service.answers(request ->
                request.response().setStatusCode(status).putHeader("ETag", "\"1\"").end());
        var answer =
                client.exchange(
                        """
                        GET /v1/regions HTTP/1.1
                        Host: gateway
                        Authorization: Bearer $TOKEN
                        Connection: close

                        """);
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
        assertTrue(!answer.toLowerCase(Locale.ROOT).contains("transfer-encoding"), answer);
    }

    @Test
    void a_problem_of_the_service_passes_untouched() {
        service.answers(request ->
                request.response()
                        .setStatusCode(412)
                        .putHeader("Content-Type", "application/problem+json")
                        .end("{\"code\":\"stale-revision\"}"));
        var response = client.get("/v1/regions/3");
        assertEquals(412, response.statusCode());
        assertEquals("{\"code\":\"stale-revision\"}", response.body());
    }

    @Test
    void connections_to_the_service_are_used_again() {
        client.get("/v1/regions");
        var before = service.acceptedConnections();
        for (var i = 0; i < 200; i++) {
            assertEquals(200, client.get("/v1/regions").statusCode());
        }
        assertTrue(service.acceptedConnections() - before <= 2);
    }

    @Test
    void the_gateway_has_pages_of_its_own() {
        for (var path : new String[] {"/", "/q/health/live", "/q/health/ready", "/q/metrics"}) {
            assertEquals(200, client.get(path).statusCode(), path);
        }
        assertTrue(client.get("/q/metrics").body().contains("gateway_calls_seconds_count"));
    }

    @Test
    void an_older_http_is_refused() {
        var answer = client.exchange("GET /v1/regions HTTP/1.0\nAuthorization: Bearer $TOKEN\n\n");
        assertProblem(
                505, "http-version-not-supported", answer.replaceFirst("HTTP/1.0", "HTTP/1.1"));
    }

    @Test
    void a_client_that_waits_for_a_go_ahead_gets_it() {
        service.answers(request -> request.body().onSuccess(request.response()::end));
        try (var wire = client.wire()) {
            wire.write(
                    """
                    PUT /v1/regions/3 HTTP/1.1
                    Host: gateway
                    Authorization: Bearer $TOKEN
                    Content-Length: 5
                    Expect: 100-continue
                    Connection: close

                    """);
            var first = wire.read(25);
            assertEquals("HTTP/1.1 100 Continue\r\n\r\n", first);
            wire.write("hello");
            var answer = wire.readAll();
            assertTrue(answer.startsWith("HTTP/1.1 200 OK") && answer.endsWith("hello"), answer);
        }
    }
}
