package org.copractice.quality.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an operation is sent and what it answers.
final class Exchanges {

    private final Document released;
    private final Document current;
    private final Schemas schemas;

    Exchanges(Document released, Document current) {
        this.released = released;
        this.current = current;
        this.schemas = new Schemas(released, current);
    }

    void parameters(
            JsonNode itemBefore,
            JsonNode before,
            JsonNode itemAfter,
            JsonNode after,
            Findings findings) {
        var was = parameters(released, itemBefore, before);
        var is = parameters(current, itemAfter, after);
        was.forEach((name, parameter) -> {
            var now = is.get(name);
            if (now == null) {
                findings.gone(name);
            } else {
                parameter(parameter, now, findings.at(name));
            }
        });
        is.forEach((name, parameter) -> {
            if (!was.containsKey(name) && isRequired(parameter)) {
                findings.add(name + " is new and needed");
            }
        });
    }

    /// Those of the path and those of the operation, by place and name.
    private static Map<String, JsonNode> parameters(
            Document document, JsonNode item, JsonNode operation) {
        var all = new LinkedHashMap<String, JsonNode>();
        for (var list : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (var reference : list) {
                var parameter = document.meant(reference);
                all.put(
                        "%s parameter %s"
                                .formatted(
                                        parameter.path("in").asText(),
                                        parameter.path("name").asText()),
                        parameter);
            }
        }
        return all;
    }

    private void parameter(JsonNode before, JsonNode after, Findings findings) {
        needed(before, after, findings);
        for (var name : List.of("style", "explode", "allowReserved", "content")) {
            OpenApi.same(name, before, after, findings);
        }
        schemas.compare(before.path("schema"), after.path("schema"), Direction.ASKED, findings);
    }

    private static void needed(JsonNode before, JsonNode after, Findings findings) {
        if (isRequired(after) && !isRequired(before)) {
            findings.add("is needed now");
        }
    }

    private static boolean isRequired(JsonNode node) {
        return node.path("required").asBoolean();
    }

    void body(JsonNode operationBefore, JsonNode operationAfter, Findings findings) {
        var before = released.meant(operationBefore.path("requestBody"));
        var after = current.meant(operationAfter.path("requestBody"));
        if (after.isMissingNode()) {
            if (!before.isMissingNode()) {
                findings.gone("the body");
            }
            return;
        }
        var body = findings.at("body");
        needed(before, after, body);
        content(before, after, Direction.ASKED, body);
    }

    private void content(JsonNode before, JsonNode after, Direction direction, Findings findings) {
        before.path("content")
                .properties()
                .forEach(type -> {
                    var now = after.path("content").path(type.getKey());
                    if (now.isMissingNode()) {
                        findings.gone(type.getKey());
                        return;
                    }
                    var here = findings.at(type.getKey());
                    OpenApi.same("encoding", type.getValue(), now, here);
                    schemas.compare(
                            type.getValue().path("schema"), now.path("schema"), direction, here);
                });
    }

    /// Another error may come at any time and is told by its code; another success says that what
    /// was asked went another way, which no client can know.
    void responses(JsonNode operationBefore, JsonNode operationAfter, Findings findings) {
        var before = operationBefore.path("responses");
        var after = operationAfter.path("responses");
        before.properties()
                .forEach(response ->
                        response(response.getKey(), response.getValue(), after, findings));
        after.fieldNames()
                .forEachRemaining(status -> {
                    if (!before.has(status) && (status.startsWith("2") || status.startsWith("3"))) {
                        findings.add("answer %s was never told of".formatted(status));
                    }
                });
    }

    private void response(String status, JsonNode reference, JsonNode all, Findings findings) {
        if (!all.has(status)) {
            findings.gone("answer " + status);
            return;
        }
        var here = findings.at("answer " + status);
        var before = released.meant(reference);
        var after = current.meant(all.path(status));
        content(before, after, Direction.TOLD, here);
        before.path("headers")
                .properties()
                .forEach(header ->
                        header(header.getKey(), header.getValue(), after.path("headers"), here));
    }

    private void header(String name, JsonNode reference, JsonNode all, Findings findings) {
        if (!all.has(name)) {
            findings.gone("header " + name);
            return;
        }
        var here = findings.at("header " + name);
        var before = released.meant(reference);
        var after = current.meant(all.path(name));
        if (isRequired(before) && !isRequired(after)) {
            here.add("may be absent now");
        }
        schemas.compare(before.path("schema"), after.path("schema"), Direction.TOLD, here);
    }
}
