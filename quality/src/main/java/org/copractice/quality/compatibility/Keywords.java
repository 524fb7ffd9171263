package org.copractice.quality.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a schema says of a value itself, not of its parts: is everything that `narrow` allows also
/// allowed by `wide`?
final class Keywords {

    private static final List<String> UPPER =
            List.of("maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties");
    private static final List<String> LOWER =
            List.of("minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties");

    private static final List<String> LENGTHS = List.of("minLength", "minItems", "minProperties");

    /// One that is given where there was none narrows; whether another narrows, nobody can say.
    private static final List<String> EXACT =
            List.of("pattern", "multipleOf", "contentEncoding", "contentMediaType");

    /// Generators of clients choose types by these, and validators differ in what they make of the
    /// others: whatever changes in them is a breach.
    private static final List<String> FIXED =
            List.of(
                    "format",
                    "not",
                    "if",
                    "then",
                    "else",
                    "prefixItems",
                    "contains",
                    "propertyNames",
                    "patternProperties",
                    "dependentRequired",
                    "dependentSchemas",
                    "unevaluatedProperties");

    private final JsonNode narrow;
    private final JsonNode wide;

    private Keywords(JsonNode narrow, JsonNode wide) {
        this.narrow = narrow;
        this.wide = wide;
    }

    static void compare(JsonNode before, JsonNode after, Direction direction, Findings findings) {
        var keywords =
                switch (direction) {
                    case ASKED -> new Keywords(before, after);
                    case TOLD -> new Keywords(after, before);
                };
        keywords.broken()
                .forEach(name -> findings.changed(name, before.path(name), after.path(name)));
        for (var name : FIXED) {
            if (!before.path(name).equals(after.path(name))) {
                findings.changed(name, before.path(name), after.path(name));
            }
        }
        if (direction == Direction.ASKED && differs("default", before, after)) {
            findings.changed("default", before.path("default"), after.path("default"));
        }
    }

    /// What was left out meant the old one.
    private static boolean differs(String name, JsonNode before, JsonNode after) {
        return before.has(name) && !before.path(name).equals(after.path(name));
    }

    private List<String> broken() {
        var broken = new ArrayList<String>();
        if (!typesFit()) {
            broken.add("type");
        }
        if (!valuesFit()) {
            broken.add(narrow.has("const") || wide.has("const") ? "const" : "enum");
        }
        if (!values(narrow).isEmpty() && !values(wide).isEmpty()) {
            return broken; // what each value looks like follows from the list
        }
        UPPER.stream().filter(name -> !fits(name, -1)).forEach(broken::add);
        LOWER.stream().filter(name -> !fits(name, 1)).forEach(broken::add);
        EXACT.stream().filter(name -> differs(name, wide, narrow)).forEach(broken::add);
        if (wide.path("uniqueItems").asBoolean() && !narrow.path("uniqueItems").asBoolean()) {
            broken.add("uniqueItems");
        }
        return broken;
    }

    private boolean typesFit() {
        var allowed = types(wide);
        if (allowed.isEmpty()) {
            return true;
        }
        var possible = types(narrow);
        if (allowed.contains("number")) {
            possible.remove("integer");
        }
        return !types(narrow).isEmpty() && allowed.containsAll(possible);
    }

    private static Set<String> types(JsonNode schema) {
        var types = new HashSet<String>();
        var type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(one -> types.add(one.asText()));
        return types;
    }

    private boolean valuesFit() {
        var allowed = values(wide);
        var possible = values(narrow);
        return allowed.isEmpty() || (!possible.isEmpty() && allowed.containsAll(possible));
    }

    private static Set<JsonNode> values(JsonNode schema) {
        var values = new HashSet<JsonNode>();
        schema.path("enum").forEach(values::add);
        if (schema.has("const")) {
            values.add(schema.get("const"));
        }
        return values;
    }

    /// @param sign of the comparison that a limit at least as strict comes to
    private boolean fits(String name, int sign) {
        if (!wide.has(name) || isNoLimit(name)) {
            return true;
        }
        var order = narrow.path(name).decimalValue().compareTo(wide.path(name).decimalValue());
        return narrow.has(name) && Integer.signum(order) != -sign;
    }

    /// Nothing is shorter than nothing, whether that is said or not.
    private boolean isNoLimit(String name) {
        return LENGTHS.contains(name) && wide.path(name).asInt() == 0;
    }
}
