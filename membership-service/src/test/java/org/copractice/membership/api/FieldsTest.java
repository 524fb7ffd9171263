package org.copractice.membership.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Nobody says in a body what is not theirs to say: a field that the operation does not take is
/// refused by name, wherever in the body it stands, even if the record has one of that name.
@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FieldsTest {

    /// What other systems have been talked into, and what ours keeps beside a record.
    private static final Set<String> TEMPTING =
            Set.of(
                    "id",
                    "ID",
                    "_id",
                    "role",
                    "roles",
                    "scope",
                    "subject",
                    "revision",
                    "version",
                    "position",
                    "status",
                    "claimed",
                    "actor",
                    "onBehalfOf",
                    "correlation",
                    "createdBy",
                    "createdAt",
                    "registeredAt",
                    "changedAt",
                    "forgottenOn",
                    "administrator",
                    "tenant",
                    "@type",
                    "$type",
                    "__proto__",
                    "constructor");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource URI service;

    private final Caller administrator =
            new Caller(
                    "an administrator",
                    TestIssuer.person("admin", "administrator"),
                    Set.of("administrator"),
                    Set.of(),
                    Map.of());

    @Test
    void what_an_operation_does_not_take_is_refused_by_name() throws JsonProcessingException {
        int refused = 0;
        for (var example : Example.byOperation().values()) {
            if (example.operation().takesJson()) {
                var schema =
                        example.operation()
                                .definition()
                                .at("/requestBody/content/application~1json/schema");
                var body = JSON.readTree(example.body());
                refused += check(example, body, body, schema, "");
            }
        }
        assertTrue(refused > 1_000, "only " + refused);
    }

    @Test
    void a_file_with_such_a_column_is_refused_by_name() {
        for (var example : Example.byOperation().values()) {
            if (example.operation().takesCsv()) {
                for (var name : TEMPTING) {
                    var lines = example.body().lines().toList();
                    if (!List.of(lines.getFirst().split(",")).contains(name)) {
                        var rest = String.join(",1\n", lines.subList(1, lines.size())) + ",1\n";
                        var file = lines.getFirst() + "," + name + "\n" + rest;
                        assertRefused(422, example, file, name);
                    }
                }
            }
        }
    }

    /// @return how many fields were refused
    private int check(
            Example example, JsonNode body, JsonNode part, JsonNode unresolved, String pointer) {
        var schema =
                unresolved.has("$ref")
                        ? example.operation()
                                .document()
                                .at(unresolved.get("$ref").asText().substring(1))
                        : unresolved;
        int refused = 0;
        for (int i = 0; part.isArray() && i < part.size(); i++) {
            refused += check(example, body, part.get(i), schema.get("items"), pointer + "/" + i);
        }
        for (var field : part.properties()) {
            var inner = schema.get("properties").get(field.getKey());
            refused +=
                    check(example, body, field.getValue(), inner, pointer + "/" + field.getKey());
        }
        if (part.isObject()) {
            var names = new TreeSet<>(TEMPTING);
            schema.get("properties").fieldNames().forEachRemaining(names::remove);
            for (var name : names) {
                var changed = body.deepCopy();
                ((ObjectNode) changed.at(pointer)).put(name, "1");
                assertRefused(400, example, changed.toString(), pointer + "/" + name);
                refused++;
            }
        }
        return refused;
    }

    private void assertRefused(int status, Example example, String body, String where) {
        var answer =
                Call.of(service, example, "018f0000-0000-7000-8000-00000000abcd")
                        .as(administrator)
                        .body(body)
                        .send();
        assertEquals(status, answer.status(), () -> example + ": " + answer.body());
        assertTrue(answer.body().contains(where), () -> example + ": " + answer.body());
    }
}
