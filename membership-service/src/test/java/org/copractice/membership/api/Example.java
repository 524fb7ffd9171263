package org.copractice.membership.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.copractice.membership.api.Operations.Operation;

/// A request that the document shows: one of `META-INF/examples.json`. They are sent in their
/// order, for later ones need the records of earlier ones.
record Example(Operation operation, JsonNode given) {

    static List<Example> all() {
        var operations = new LinkedHashMap<String, Operation>();
        Operations.served().forEach(operation -> operations.put(operation.id(), operation));
        var examples = new ArrayList<Example>();
        try (var file = Example.class.getResourceAsStream("/META-INF/examples.json")) {
            for (var each : new ObjectMapper().readTree(file)) {
                examples.add(new Example(operations.get(each.get("operation").asText()), each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }

    /// The first one of each operation.
    ///
    /// @throws AssertionError when an operation has none
    static Map<String, Example> byOperation() {
        var first = new LinkedHashMap<String, Example>();
        all().forEach(example -> first.putIfAbsent(example.operation().id(), example));
        for (var operation : Operations.served()) {
            if (!first.containsKey(operation.id())) {
                throw new AssertionError(
                        """
                        %s has no example: add a request that works for an administrator, \
                        {"operation": "%1$s", "path": …, "query": …, "ifMatch": …, "body": …}, to \
                        src/main/resources/META-INF/examples.json, behind those that it needs. \
                        The document shows it, and every kind of caller is tried with it.\
                        """
                                .formatted(operation.id()));
            }
        }
        return first;
    }

    /// The path, with other values for some of its parameters.
    String path(Map<String, String> others) {
        var path = operation.path();
        for (var parameter : given.path("path").properties()) {
            var value = others.getOrDefault(parameter.getKey(), parameter.getValue().asText());
            path = path.replace("{" + parameter.getKey() + "}", value);
        }
        return path;
    }

    Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        given.path("query").properties().forEach(p -> query.put(p.getKey(), p.getValue().asText()));
        return query;
    }

    /// Null when it has none.
    String mediaType() {
        return given.has("body") ? "application/json" : given.has("csv") ? "text/csv" : null;
    }

    /// Null when it has none.
    String body() {
        return given.has("body")
                ? given.get("body").toString()
                : given.has("csv") ? given.get("csv").asText() : null;
    }

    /// @param ifMatch null when nothing is to be matched
    Response send(RequestSpecification request, String ifMatch) {
        request.queryParams(query());
        if (given.has("ifMatch") && ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (body() != null) {
            request.contentType(mediaType()).body(body());
        }
        return request.request(operation.method(), path(Map.of()));
    }

    /// Naming the revision that it documents.
    Response send(RequestSpecification request) {
        return send(request, "\"%d\"".formatted(given.path("ifMatch").asInt()));
    }

    @Override
    public String toString() {
        return given.toString();
    }
}
