package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing but a mapped path reaches a service, however it is spelled.
@QuarkusTest
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PathTest {

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;
    Client client;
    final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void watch() {
        service.answers(request -> {
            seen.add(request.uri());
            request.response().end();
        });
        client = new Client(gateway, issuer.token());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/organizations/../../q/metrics",
                "/v1/organizations/..",
                "/v1/organizations/./../../q/metrics",
                "/v1/organizations/%2e%2e/%2e%2e/q/metrics",
                "/v1/organizations/%2E%2e/%2e./q/metrics",
                "/v1/organizations/.%2e/.%2e/q/metrics",
                "/v1/organizations/%252e%252e/q/metrics",
                "/v1/organizations/..%2f..%2fq/metrics",
                "/v1/organizations/..%2F..%2Fq/metrics",
                "/v1/organizations/..%5c..%5cq/metrics",
                "/v1/organizations/..;/..;/q/metrics",
                "/v1/organizations;x=y/operations",
                "/v1/organizations/%00",
                "/v1/organizations//q/metrics",
                "//v1/organizations",
                "/v1//organizations",
                "/v1/organizations/%zz",
                "/v1/organizations/%2",
                "/v1/organizations?name=%zz",
                "/v1/organizations?name=<b>",
                "/v1/organizations#part",
                "/v1/organizations\\x",
                "/v1/organizations/caf\u00e9",
                "v1/organizations",
                "http:///v1/organizations",
                "ftp://gateway/v1/organizations",
                "/%76%31/organizations",
                "/v1/%6frganizations"
            })
    void a_path_that_can_be_read_in_two_ways_is_refused(String path) {
        assertProblem(400, "bad-path", get(path));
        assertTrue(seen.isEmpty(), seen.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics/../../v1x",
                "*",
                "/operations/projections",
                "/v1/organizationsx/../q"
            })
    void a_path_outside_the_map_goes_nowhere(String path) {
        var answer = get(path);
        assertTrue(answer.startsWith("HTTP/1.1 40"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(seen.isEmpty(), seen.toString());
    }

    @Test
    void letters_of_any_script_pass_as_they_were_sent() {
        get("/v1/organizations/caf%C3%A9%20%E2%9C%93?q=..%2f..%2fq/metrics");
        assertEquals("/v1/organizations/caf%C3%A9%20%E2%9C%93?q=..%2f..%2fq/metrics", seen.poll());
    }

    @Test
    void a_whole_address_in_the_first_line_is_reduced_to_its_path() {
        get("http://elsewhere/v1/organizations?limit=1");
        assertEquals("/v1/organizations?limit=1", seen.poll());
    }

    @Test
    void a_request_without_a_host_is_refused() {
        assertProblem(
                400,
                "bad-request",
                client.exchange("GET /v1/regions HTTP/1.1\nConnection: close\n\n"));
    }

    @Test
    void a_path_longer_than_services_take_is_refused() {
        assertProblem(414, "uri-too-long", get("/v1/organizations?name=" + "a".repeat(4_000)));
        assertProblem(414, "uri-too-long", get("/v1/organizations?name=" + "a".repeat(20_000)));
        assertTrue(seen.isEmpty(), seen.toString());
    }

    @Test
    void more_headers_than_services_take_are_refused() {
        var answer =
                client.exchange(
                        "GET /v1/regions HTTP/1.1\nHost: gateway\nConnection: close\nX: %s\n\n"
                                .formatted("a".repeat(17_000)));
        assertProblem(431, "headers-too-large", answer);
    }

    private String get(String path) {
        return client.exchange(
                """
                GET %s HTTP/1.1
                Host: gateway
                Authorization: Bearer $TOKEN
                Connection: close

                """
                        .formatted(path));
    }
}
