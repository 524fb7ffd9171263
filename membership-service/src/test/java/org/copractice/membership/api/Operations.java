package org.copractice.membership.api;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The operations of the served OpenAPI document, and requests made from nothing but what it says.
final class Operations {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static List<Operation> served;

    private Operations() {}

    /// @param method in upper case
    /// @param definition the operation as the document has it
    record Operation(
            String id, String method, String path, JsonNode definition, JsonNode document) {

        boolean needsToken() {
            return !definition.path("security").isEmpty();
        }

        boolean takesJson() {
            return definition.at("/requestBody/content").has("application/json");
        }

        boolean takesCsv() {
            return definition.at("/requestBody/content").has("text/csv");
        }

        /// Media types of what it answers; without the one that never ends.
        List<String> forms() {
            var content = definition.at("/responses/200/content");
            return content.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(form -> !form.equals("text/event-stream"))
                    .toList();
        }

        /// Names of parameters.
        ///
        /// @param in `query`, `path` or `header`
        List<String> parameters(String in) {
            return definition
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.get("in").asText().equals(in))
                    .map(parameter -> parameter.get("name").asText())
                    .toList();
        }

        /// What `sort` takes, the usual order first.
        List<String> orders() {
            var orders = new ArrayList<String>();
            for (var parameter : definition.path("parameters")) {
                if (parameter.get("name").asText().equals("sort")) {
                    parameter.at("/schema/enum").forEach(each -> orders.add(each.asText()));
                }
            }
            return orders;
        }

        /// With an id that nobody has.
        String somePath() {
            return path.replaceAll("\\{[^}]*}", "018f0000-0000-7000-8000-00000000abcd")
                    .replace("regions/018f0000-0000-7000-8000-00000000abcd", "regions/98");
        }

        /// A body in which every field has its documented example.
        ObjectNode exampleBody() {
            return (ObjectNode)
                    example(definition.at("/requestBody/content/application~1json/schema"));
        }

        private JsonNode example(JsonNode schema) {
            if (schema.has("$ref")) {
                return example(document.at(schema.get("$ref").asText().substring(1)));
            }
            if (schema.at("/examples/0").isValueNode()) {
                return schema.at("/examples/0");
            }
            if (schema.has("properties")) {
                var object = JsonNodeFactory.instance.objectNode();
                schema.get("properties")
                        .properties()
                        .forEach(p -> object.set(p.getKey(), example(p.getValue())));
                return object;
            }
            return JsonNodeFactory.instance.nullNode();
        }
    }

    /// Which operation shows the record that this one is about; null when it is about none.
    static String reading(Operation operation) {
        var record = operation.path().replaceAll("(/v1/[^/]*/\\{id}).*", "$1");
        return served().stream()
                .filter(other -> other.method().equals("GET") && other.path().equals(record))
                .map(Operation::id)
                .findAny()
                .orElse(null);
    }

    /// Read once: one build serves one document.
    static synchronized List<Operation> served() {
        if (served == null) {
            served = read();
        }
        return served;
    }

    private static List<Operation> read() {
        try {
            var document = JSON.readTree(given().get("/q/openapi?format=json").asString());
            var operations = new ArrayList<Operation>();
            for (var path : document.get("paths").properties()) {
                for (var method : path.getValue().properties()) {
                    operations.add(
                            new Operation(
                                    method.getValue().path("operationId").asText(null),
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue(),
                                    document));
                }
            }
            return operations;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
