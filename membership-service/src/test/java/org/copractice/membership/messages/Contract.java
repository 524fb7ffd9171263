package org.copractice.membership.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What is promised of messages: the documents under `docs/api`.
final class Contract {

    private static final Path API = Path.of("..", "docs", "api");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode asyncApi;

    Contract() {
        try {
            asyncApi =
                    new ObjectMapper(new YAMLFactory())
                            .readTree(API.resolve("asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Types that have a schema.
    Set<String> schemas() {
        try (var files = Files.list(API.resolve("messages"))) {
            return files.map(file -> file.getFileName().toString().replaceAll("\\.json$", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Types by the topic on which the AsyncAPI document has them, each with its schema.
    Map<String, Set<String>> channels() {
        return asyncApi.get("channels")
                .valueStream()
                .collect(
                        Collectors.toMap(
                                channel -> channel.get("address").asText(),
                                channel ->
                                        channel.get("messages")
                                                .valueStream()
                                                .map(this::type)
                                                .collect(Collectors.toSet())));
    }

    private String type(JsonNode reference) {
        var message = asyncApi.at(reference.get("$ref").asText().substring(1));
        var name = message.get("name").asText();
        var schema = message.at("/payload/schema/$ref").asText();
        if (!schema.equals("./messages/" + name + ".json")) {
            throw new AssertionError(name + " has the schema " + schema);
        }
        return name;
    }

    /// Stricter than a consumer may be: what the schema does not know is a fault of ours.
    List<Error> faults(String type, String data) {
        try {
            var schema = JSON.readTree(API.resolve("messages").resolve(type + ".json").toFile());
            close(schema);
            return validate(schema, JSON.readTree(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Error> faultsOfHeaders(Map<String, String> headers) {
        var schema = asyncApi.at("/components/schemas/CloudEvent").deepCopy();
        close(schema);
        return validate(schema, JSON.valueToTree(headers));
    }

    /// Of a compacted topic.
    List<Error> faultsOfEntry(Map<String, String> headers) {
        var schema = asyncApi.at("/components/schemas/Entry").deepCopy();
        close(schema);
        return validate(schema, JSON.valueToTree(headers));
    }

    private static List<Error> validate(JsonNode schema, JsonNode value) {
        return SCHEMAS.getSchema(schema)
                .validate(
                        value,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)));
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Contract::close);
    }
}
