package org.copractice.quality.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Compares schemas with all their parts. What is shared is reported where it is met first, once
/// for each direction.
final class Schemas {

    private static final List<String> ALTERNATIVES = List.of("oneOf", "anyOf");

    private record Pair(JsonNode before, JsonNode after, Direction direction) {}

    private final Document released;
    private final Document current;
    private final Set<Pair> compared = new HashSet<>();

    Schemas(Document released, Document current) {
        this.released = released;
        this.current = current;
    }

    void compare(JsonNode before, JsonNode after, Direction direction, Findings findings) {
        if (!compared.add(new Pair(before, after, direction))) {
            return;
        }
        var was = whole(released, before);
        var is = whole(current, after);
        if (hasAlternatives(was) || hasAlternatives(is)) {
            alternatives(was, is, direction, findings);
            return;
        }
        Keywords.compare(was, is, direction, findings);
        properties(was, is, direction, findings);
        required(was, is, direction, findings);
        part("items", was, is, direction, findings);
        additional(was, is, direction, findings);
        hidden(was, is, direction, findings);
    }

    /// The schema with its references followed and its `allOf` laid together.
    private static JsonNode whole(Document document, JsonNode schema) {
        var meant = document.meant(schema);
        if (!meant.has("allOf")) {
            return meant;
        }
        var whole = ((ObjectNode) meant).deepCopy();
        whole.remove("allOf");
        for (var part : meant.get("allOf")) {
            whole(document, part)
                    .properties()
                    .forEach(entry -> lay(whole, entry.getKey(), entry.getValue()));
        }
        return whole;
    }

    private static void lay(ObjectNode whole, String name, JsonNode value) {
        switch (name) {
            case "properties" -> whole.withObject("/properties").setAll((ObjectNode) value);
            case "required" -> value.forEach(whole.withArray("required")::add);
            default -> whole.set(name, value);
        }
    }

    private static boolean hasAlternatives(JsonNode schema) {
        return ALTERNATIVES.stream().anyMatch(schema::has);
    }

    private void alternatives(JsonNode was, JsonNode is, Direction direction, Findings findings) {
        var before = alternatives(released, was);
        var after = alternatives(current, is);
        var asked = direction == Direction.ASKED;
        var narrow = asked ? before : after;
        for (var i = 0; i < narrow.size(); i++) {
            if (isMet(narrow.get(i), asked ? after : before, direction)) {
                continue;
            }
            var alternative = findings.at("alternative " + (i + 1));
            if (before.size() == after.size()) {
                compare(before.get(i), after.get(i), direction, alternative);
            } else {
                alternative.add(asked ? "is accepted no more" : "was never told of");
            }
        }
        if (!was.path("discriminator").equals(is.path("discriminator"))) {
            findings.changed("discriminator", was.path("discriminator"), is.path("discriminator"));
        }
    }

    /// Each with what stands beside the alternatives; a schema without is its own only one.
    private List<JsonNode> alternatives(Document document, JsonNode schema) {
        var all = new ArrayList<JsonNode>();
        for (var name : ALTERNATIVES) {
            for (var alternative : schema.path(name)) {
                var whole = ((ObjectNode) schema).deepCopy();
                whole.remove(ALTERNATIVES);
                whole(document, alternative)
                        .properties()
                        .forEach(entry -> lay(whole, entry.getKey(), entry.getValue()));
                all.add(whole);
            }
        }
        return all.isEmpty() ? List.of(schema) : all;
    }

    private boolean isMet(JsonNode narrow, List<JsonNode> wide, Direction direction) {
        return wide.stream()
                .anyMatch(candidate -> {
                    var tried = new Findings();
                    switch (direction) {
                        case ASKED ->
                                new Schemas(released, current)
                                        .compare(narrow, candidate, direction, tried);
                        case TOLD ->
                                new Schemas(released, current)
                                        .compare(candidate, narrow, direction, tried);
                    }
                    return tried.all().isEmpty();
                });
    }

    private void properties(JsonNode was, JsonNode is, Direction direction, Findings findings) {
        was.path("properties")
                .properties()
                .forEach(property -> {
                    var name = property.getKey();
                    var now = is.path("properties").path(name);
                    if (now.isMissingNode()) {
                        findings.gone("property " + name);
                    } else {
                        compare(property.getValue(), now, direction, findings.at(name));
                    }
                });
    }

    private static void required(
            JsonNode was, JsonNode is, Direction direction, Findings findings) {
        var before = names(was.path("required"));
        var after = names(is.path("required"));
        switch (direction) {
            case ASKED -> {
                after.removeAll(before);
                after.forEach(name -> findings.add("property %s is needed now".formatted(name)));
            }
            case TOLD -> {
                before.removeAll(after);
                before.stream()
                        .filter(is.path("properties")::has)
                        .forEach(name ->
                                findings.add("property %s may be absent now".formatted(name)));
            }
        }
    }

    private static Set<String> names(JsonNode array) {
        var names = new TreeSet<String>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    private void part(
            String name, JsonNode was, JsonNode is, Direction direction, Findings findings) {
        var before = was.path(name);
        var after = is.path(name);
        if (before.isObject() && after.isObject()) {
            compare(before, after, direction, findings.at(name));
        } else if (!before.equals(after)
                && !(direction == Direction.ASKED ? after : before).isMissingNode()) {
            findings.changed(name, before, after);
        }
    }

    /// `true` and nothing mean the same.
    private void additional(JsonNode was, JsonNode is, Direction direction, Findings findings) {
        var name = "additionalProperties";
        part(name, closed(was, name), closed(is, name), direction, findings);
    }

    private static JsonNode closed(JsonNode schema, String name) {
        return schema.path(name).isBoolean() && schema.path(name).asBoolean()
                ? Document.none()
                : schema;
    }

    private static void hidden(JsonNode was, JsonNode is, Direction direction, Findings findings) {
        var name = direction == Direction.ASKED ? "readOnly" : "writeOnly";
        if (is.path(name).asBoolean() && !was.path(name).asBoolean()) {
            findings.changed(name, was.path(name), is.path(name));
        }
    }
}
