package org.copractice.membership.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Is an answer what the document says, and nothing beyond it? What is absent is left out, not
/// null: a null would say that there is something to be seen.
record Documented(JsonNode document, List<String> faults) {

    static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
        var documented = new Documented(document, new ArrayList<>());
        documented.check(schema, value, "");
        return documented.faults();
    }

    private void check(JsonNode unresolved, JsonNode value, String pointer) {
        var schema =
                unresolved.has("$ref")
                        ? document.at(unresolved.get("$ref").asText().substring(1))
                        : unresolved;
        if (value.isNull()) {
            faults.add(pointer + " is null");
        }
        for (var required : schema.path("required")) {
            if (value.isObject() && !value.has(required.asText())) {
                faults.add(pointer + "/" + required.asText() + " is missing");
            }
        }
        for (var field : value.properties()) {
            var at = pointer + "/" + field.getKey();
            if (schema.has("properties") && !schema.get("properties").has(field.getKey())) {
                faults.add(at + " is not documented");
            }
            check(schema.path("properties").path(field.getKey()), field.getValue(), at);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(schema.path("items"), value.get(i), pointer + "/" + i);
        }
    }
}
