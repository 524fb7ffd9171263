package org.copractice.eventsourcing.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// The examples of a service's requests, from its `META-INF/examples.json`: one file for the
/// document that shows them and for the test that executes them, in its order.
record Examples(Map<String, JsonNode> byOperation) {

    static Examples load() {
        var loader = Thread.currentThread().getContextClassLoader();
        try (var file = loader.getResourceAsStream("META-INF/examples.json")) {
            if (file == null) {
                return new Examples(Map.of());
            }
            return new Examples(
                    StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false)
                            .collect(
                                    Collectors.toMap(
                                            example -> example.get("operation").asText(),
                                            example -> example,
                                            (first, _) -> first)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts the first example of the operation where its parameters and body are described.
    void addTo(Operation operation) {
        var example = byOperation.get(operation.getOperationId());
        if (example == null) {
            return;
        }
        if (operation.getParameters() != null) {
            operation
                    .getParameters()
                    .forEach(parameter -> {
                        var value = example.at("/path").path(parameter.getName());
                        value =
                                value.isMissingNode()
                                        ? example.at("/query").path(parameter.getName())
                                        : value;
                        if (!value.isMissingNode()) {
                            parameter.setExample(
                                    isNumber(parameter) ? value.asInt() : value.asText());
                        }
                    });
        }
        addTo(operation, example.path("body"));
    }

    private static void addTo(Operation operation, JsonNode body) {
        if (operation.getRequestBody() != null && !body.isMissingNode()) {
            operation
                    .getRequestBody()
                    .getContent()
                    .getMediaType("application/json")
                    .setExample(new ObjectMapper().convertValue(body, Map.class));
        }
    }

    private static boolean isNumber(Parameter parameter) {
        var types = parameter.getSchema().getType();
        return types != null && types.contains(SchemaType.INTEGER);
    }
}
