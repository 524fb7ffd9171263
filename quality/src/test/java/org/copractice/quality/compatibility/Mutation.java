package org.copractice.quality.compatibility;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A change of a description, as the corpora in `src/test/resources` write them: what `remove`,
/// `set` or `add` points to, and what it is changed `to`.
record Mutation(JsonNode written) {

    static Stream<Mutation> in(String corpus) {
        return Document.read(Path.of("src/test/resources", corpus))
                .root()
                .valueStream()
                .map(Mutation::new);
    }

    String says() {
        return written.path("says").asText();
    }

    Release of(Release release) {
        var in = written.path("in").asText();
        return switch (in) {
            case "api" ->
                    new Release(changed(release.api()), release.channels(), release.messages());
            case "asyncapi" ->
                    new Release(release.api(), changed(release.channels()), release.messages());
            default -> {
                var file = "org.copractice.membership." + in + ".json";
                var messages = new TreeMap<>(release.messages());
                messages.computeIfPresent(
                        file,
                        (_, schema) ->
                                written.path("remove").asText("all").isEmpty()
                                        ? null
                                        : changed(schema));
                yield new Release(release.api(), release.channels(), messages);
            }
        };
    }

    private Document changed(Document document) {
        var root = document.root().deepCopy();
        if (written.has("remove")) {
            remove(root, pointer("remove"));
        } else if (written.has("set")) {
            set(root, pointer("set"));
        } else {
            ((ArrayNode) present(root, pointer("add"))).add(written.get("to"));
        }
        return new Document(root);
    }

    private JsonPointer pointer(String operation) {
        return JsonPointer.compile(written.get(operation).asText());
    }

    private void set(JsonNode root, JsonPointer pointer) {
        ((ObjectNode) present(root, pointer.head()))
                .set(pointer.last().getMatchingProperty(), written.get("to"));
    }

    private void remove(JsonNode root, JsonPointer pointer) {
        present(root, pointer);
        switch (present(root, pointer.head())) {
            case ObjectNode object -> object.remove(pointer.last().getMatchingProperty());
            case ArrayNode array -> array.remove(pointer.last().getMatchingIndex());
            case JsonNode other -> throw new IllegalArgumentException(other.toString());
        }
    }

    private JsonNode present(JsonNode root, JsonPointer pointer) {
        var node = root.at(pointer);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("%s: there is no %s".formatted(this, pointer));
        }
        return node;
    }

    @Override
    public String toString() {
        return written.path("what").asText();
    }
}
