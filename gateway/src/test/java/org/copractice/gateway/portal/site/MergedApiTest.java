package org.copractice.gateway.portal.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MergedApiTest {

    private static final String MEETINGS =
            """
            tags: [{name: Meetings}, {name: Operations}]
            paths:
              /v1/meetings:
                get:
                  operationId: listMeetings
                  tags: [Meetings]
                  responses:
                    "200":
                      content: {application/json: {schema: {$ref: "#/components/schemas/Meeting"}}}
                    "504": {description: Too late}
              /operations/meetings:
                get: {operationId: watchMeetings, tags: [Operations], responses: {}}
            components:
              schemas:
                Meeting: {properties: {at: {$ref: "#/components/schemas/Instant"}}}
                Instant: {type: string}
                Progress: {type: object}
            """;
    private static final String GRANTS =
            """
            tags: [{name: Grants}]
            paths:
              /v1/grants:
                post: {operationId: applyForGrant, tags: [Grants], responses: {"201": {description: Filed}}}
            components:
              schemas:
                Instant: {type: string}
            """;
    private static final String HEAD =
            """
            openapi: 3.1.0
            paths: {}
            components:
              headers:
                RateLimit: {description: What is left}
                Retry-After: {description: Seconds}
            """;
    private static final Problems PROBLEMS =
            Problems.read(
                    """
                    ## At the gateway only
                    | `too-many-requests` | 429 | Slower |
                    | `upstream-failed` | 502 | Broken off |
                    | `upstream-timeout` | 504 | Too slow |
                    """);

    @Test
    void the_public_operations_of_all_services_and_what_they_refer_to_are_in_one_document()
            throws IOException {
        var merged = merged(MEETINGS, GRANTS);
        assertEquals(
                yaml("[/v1/meetings, /v1/grants]"),
                yaml(
                        merged.path("paths")
                                .propertyStream()
                                .map(Map.Entry::getKey)
                                .toList()
                                .toString()));
        assertEquals(yaml("[{name: Meetings}, {name: Grants}]"), merged.path("tags"));
        assertEquals(
                yaml(
                        """
                        Meeting: {properties: {at: {$ref: "#/components/schemas/Instant"}}}
                        Instant: {type: string}
                        """),
                merged.at("/components/schemas"));
    }

    @Test
    void what_the_gateway_answers_itself_is_added_unless_the_service_says_it() throws IOException {
        var merged = merged(MEETINGS, GRANTS);
        var responses = merged.at("/paths/~1v1~1meetings/get/responses");
        assertEquals(
                yaml("[200, 504, 429, 502, default]").toString(),
                yaml(responses.propertyStream().map(Map.Entry::getKey).toList().toString())
                        .toString());
        assertEquals("Too late", responses.at("/504/description").asText());
        assertEquals(
                yaml(
                        """
                        description: "`upstream-failed`: Broken off"
                        headers: {RateLimit: {$ref: "#/components/headers/RateLimit"}}
                        content: {application/problem+json: {schema: {$ref: "#/components/schemas/Problem"}}}
                        """),
                merged.at("/components/responses/upstream-failed"));
        assertEquals(
                yaml("{$ref: '#/components/responses/upstream-failed'}"), responses.path("502"));
        assertEquals(
                yaml(
                        """
                        RateLimit: {$ref: "#/components/headers/RateLimit"}
                        Retry-After: {$ref: "#/components/headers/Retry-After"}
                        """),
                merged.at("/components/responses/too-many-requests/headers"));
    }

    @Test
    void the_feed_of_events_is_described_once_for_all_services_that_have_one() throws IOException {
        var events =
                """
                tags: [{name: Events, description: Of %s}]
                paths:
                  /v1/events:
                    get: {operationId: followEvents, summary: Of %s, tags: [Events], responses: {}}
                """;
        var merged =
                merged(events.formatted("meetings", "meetings"), events.formatted("all", "all"));
        assertEquals("Of meetings", merged.at("/paths/~1v1~1events/get/summary").asText());
        assertEquals(yaml("[{name: Events, description: Of meetings}]"), merged.path("tags"));
    }

    @Test
    void an_operation_id_of_two_services_stops_the_build() {
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> merged(MEETINGS, GRANTS.replace("applyForGrant", "listMeetings")));
        assertEquals("operationId listMeetings: of a and of b", e.getMessage());
    }

    @Test
    void a_schema_or_path_that_two_services_describe_differently_stops_the_build() {
        var schema =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> merged(MEETINGS, GRANTS.replace("type: string", "type: integer")));
        assertEquals("two services describe Instant", schema.getMessage());
        var path =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> merged(MEETINGS, GRANTS.replace("/v1/grants", "/v1/meetings")));
        assertEquals("two services describe /v1/meetings", path.getMessage());
    }

    private static ObjectNode merged(String a, String b) throws IOException {
        var services = new TreeMap<String, JsonNode>();
        services.put("a", yaml(a));
        services.put("b", yaml(b));
        return MergedApi.of((ObjectNode) yaml(HEAD), services, PROBLEMS);
    }

    private static JsonNode yaml(String text) throws IOException {
        return Yaml.read(text);
    }
}
