package org.copractice.gateway.portal.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One OpenAPI document from those of the services: their public operations, and at each of them
/// what the gateway adds. Two services that contradict each other stop the build, for whichever won
/// would be described wrongly. Only the feed of events is of all services that have one: the first
/// that describes it does so for all.
final class MergedApi {

    private static final String PUBLIC = "/v1/";
    private static final String EVENTS = "/v1/events";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final String RETRY = "Retry-After";
    private static final Set<String> TRY_AGAIN = Set.of("429", "503");
    private static final String SCHEMAS = "#/components/schemas/";

    private final ObjectNode document;
    private final Problems problems;
    private final Map<String, String> operations = new HashMap<>();
    private final Set<String> tags = new HashSet<>();

    private MergedApi(ObjectNode head, Problems problems) {
        this.document = head.deepCopy();
        this.problems = problems;
    }

    /// @param head what is said of the platform as a whole: info, servers, security scheme, headers
    /// @param services the documents of the services, by name
    static ObjectNode of(ObjectNode head, Map<String, JsonNode> services, Problems problems) {
        var merged = new MergedApi(head, problems);
        services.forEach(merged::add);
        merged.dropWhatNobodyRefersTo();
        return merged.document;
    }

    private void add(String service, JsonNode api) {
        api.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(PUBLIC))
                .filter(path -> !path.getKey().equals(EVENTS) || !describesEvents())
                .forEach(path ->
                        unite(
                                document.withObject("/paths"),
                                path.getKey(),
                                atTheGateway(service, path.getValue())));
        api.at("/components/schemas")
                .properties()
                .forEach(schema ->
                        unite(
                                document.withObject("/components/schemas"),
                                schema.getKey(),
                                schema.getValue()));
        api.path("tags")
                .valueStream()
                // a tag is described once
                .filter(tag -> tags.remove(tag.path("name").asText()))
                .forEach(document.withArray("tags")::add);
    }

    private boolean describesEvents() {
        return document.path("paths").has(EVENTS);
    }

    private static void unite(ObjectNode into, String name, JsonNode value) {
        var present = into.get(name);
        if (present != null && !present.equals(value)) {
            throw new IllegalArgumentException("two services describe %s".formatted(name));
        }
        into.set(name, value);
    }

    private JsonNode atTheGateway(String service, JsonNode path) {
        var item = path.<ObjectNode>deepCopy();
        item.withArray("parameters").addObject().put("$ref", "#/components/parameters/Trace");
        METHODS.forEach(method -> {
            if (item.get(method) instanceof ObjectNode operation) {
                claim(operation.path("operationId").asText(), service);
                operation.path("tags").forEach(tag -> tags.add(tag.asText()));
                addResponses(operation.withObject("/responses"));
            }
        });
        return item;
    }

    private void claim(String operation, String service) {
        var other = operations.put(operation, service);
        if (other != null) {
            throw new IllegalArgumentException(
                    "operationId %s: of %s and of %s".formatted(operation, other, service));
        }
    }

    private void addResponses(ObjectNode responses) {
        responses
                .properties()
                .forEach(response ->
                        addHeaders(response.getKey(), (ObjectNode) response.getValue()));
        problems.ofTheGateway()
                .forEach((status, codes) -> {
                    var key = Integer.toString(status);
                    if (!responses.has(key)) {
                        responses.set(key, problem(key, codes.getFirst().code(), said(codes)));
                    }
                });
        responses.set("default", problem("default", "any", "Any other problem"));
    }

    private static String said(Collection<Problems.Problem> codes) {
        return codes.stream()
                .map(problem -> "`%s`: %s".formatted(problem.code(), problem.meaning()))
                .collect(Collectors.joining(". "));
    }

    /// Described once, and referred to by every operation.
    private ObjectNode problem(String status, String name, String description) {
        var response =
                document.withObject("/components/responses")
                        .withObject(name)
                        .put("description", description);
        addHeaders(status, response);
        response.withObject("/content")
                .withObject("application/problem+json")
                .withObject("schema")
                .put("$ref", SCHEMAS + "Problem");
        return document.objectNode().put("$ref", "#/components/responses/" + name);
    }

    private void addHeaders(String status, ObjectNode response) {
        document.at("/components/headers")
                .fieldNames()
                .forEachRemaining(name -> {
                    if (!name.equals(RETRY) || TRY_AGAIN.contains(status)) {
                        response.withObject("headers")
                                .withObject(name)
                                .put("$ref", "#/components/headers/" + name);
                    }
                });
    }

    /// Such as what only internal operations answer.
    private void dropWhatNobodyRefersTo() {
        var schemas = document.withObject("/components/schemas");
        var reached = new HashSet<String>();
        var open =
                new ArrayDeque<JsonNode>(
                        List.of(
                                document.path("paths"),
                                document.path("components").path("responses")));
        while (!open.isEmpty()) {
            for (var reference : open.pop().findValuesAsText("$ref")) {
                var name = reference.replace(SCHEMAS, "");
                if (schemas.has(name) && reached.add(name)) {
                    open.push(schemas.get(name));
                }
            }
        }
        schemas.retain(reached);
    }
}
