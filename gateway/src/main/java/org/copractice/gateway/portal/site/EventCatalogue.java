package org.copractice.gateway.portal.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;

/// What services publish, from the AsyncAPI document and the schemas beside it.
///
/// @param schemas by file name
record EventCatalogue(JsonNode document, Map<String, JsonNode> schemas) {

    String html() {
        return """
        <h1>Events</h1>
        %s
        <p class="links"><a href="/asyncapi.yaml">AsyncAPI document</a></p>
        %s
        <section>
        <h2 id="attributes">Attributes of every message</h2>
        %s
        </section>
        """
                .formatted(
                        Html.paragraphs(document.at("/info/description").asText()),
                        document.path("channels")
                                .valueStream()
                                .map(this::channel)
                                .collect(Collectors.joining("\n")),
                        fields(document.at("/components/schemas/CloudEvent")));
    }

    private String channel(JsonNode channel) {
        var description = channel.path("description").asText();
        return """
        <section>
        <h2 id="%1$s">%2$s</h2>
        <p>Topic <code>%1$s</code></p>
        %3$s
        %4$s
        </section>
        """
                .formatted(
                        channel.path("address").asText(),
                        Html.inline(channel.path("title").asText(description)),
                        channel.has("title") ? Html.paragraphs(description) : "",
                        channel.path("messages")
                                .valueStream()
                                .map(message -> message(referred(message)))
                                .collect(Collectors.joining()));
    }

    private JsonNode referred(JsonNode node) {
        return document.at(node.path("$ref").asText().substring(1));
    }

    private String message(JsonNode message) {
        var name = message.path("name").asText();
        var file = message.at("/payload/schema/$ref").asText().replace("./messages/", "");
        return """
        <details class="message" id="%1$s">
        <summary><span>%2$s</span> <code>%1$s</code></summary>
        %3$s
        <p class="links"><a href="/messages/%4$s">JSON Schema</a></p>
        </details>
        """
                .formatted(
                        Html.escape(name),
                        Html.inline(message.path("summary").asText()),
                        fields(schemas.get(file)),
                        file);
    }

    private static String fields(JsonNode schema) {
        var required = new HashSet<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        var rows =
                schema.path("properties").properties().stream()
                        .map(field ->
                                """
                                <tr><td><code>%s</code>%s</td><td>%s</td><td>%s</td></tr>
                                """
                                        .formatted(
                                                Html.escape(field.getKey()),
                                                required.contains(field.getKey())
                                                        ? ""
                                                        : " <small>optional</small>",
                                                Html.escape(type(field.getValue())),
                                                Html.inline(
                                                        field.getValue()
                                                                .path("description")
                                                                .asText())))
                        .collect(Collectors.joining());
        return """
        <div class="table"><table>
        <thead><tr><th>Field</th><th>Type</th><th>Meaning</th></tr></thead>
        <tbody>
        %s</tbody>
        </table></div>
        """
                .formatted(rows);
    }

    private static String type(JsonNode field) {
        if (field.has("const")) {
            return "“%s”".formatted(field.path("const").asText());
        }
        if (field.has("enum")) {
            return field.path("enum")
                    .valueStream()
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" | "));
        }
        if (field.has("items")) {
            return "list of " + type(field.path("items"));
        }
        return field.path("format").asText(field.path("type").asText());
    }
}
