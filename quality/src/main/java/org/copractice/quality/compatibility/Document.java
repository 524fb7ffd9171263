package org.copractice.quality.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;

/// A description, in which references are followed.
record Document(JsonNode root) {

    private static final String HERE = "#";

    /// The merged document is larger than what the parser accepts by default.
    private static final int LARGEST = 64 << 20;

    private static final ObjectMapper YAML =
            new YAMLMapper(YAMLFactory.builder().loaderOptions(limits()).build());

    static Document read(Path file) {
        try {
            return new Document(YAML.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static LoaderOptions limits() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        return options;
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /// What is meant: the target of a reference, with what stands beside the reference on top. One
    /// that leads to another file is left as it is, for that file is compared by itself.
    JsonNode meant(JsonNode node) {
        var reference = node.path("$ref").asText();
        if (!reference.startsWith(HERE)) {
            return node;
        }
        var target = meant(at(reference.substring(HERE.length())));
        if (node.size() == 1 || !(target instanceof ObjectNode found)) {
            return target;
        }
        var whole = found.deepCopy();
        whole.setAll((ObjectNode) node);
        whole.remove("$ref");
        return whole;
    }

    static JsonNode none() {
        return MissingNode.getInstance();
    }
}
