package org.copractice.quality.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What we tell by messages: on which channels, which messages, with which headers. Their data are
/// in files of their own.
final class AsyncApi {

    private final Document released;
    private final Document current;
    private final Findings findings = new Findings();
    private final Schemas schemas;

    private AsyncApi(Document released, Document current) {
        this.released = released;
        this.current = current;
        this.schemas = new Schemas(released, current);
    }

    static List<Breach> breaches(Document released, Document current) {
        var comparison = new AsyncApi(released, current);
        OpenApi.same("defaultContentType", released.root(), current.root(), comparison.findings);
        comparison.channels();
        comparison.operations();
        return comparison.findings.all();
    }

    private void channels() {
        released.at("/channels")
                .properties()
                .forEach(channel -> {
                    var here = findings.at("channel " + channel.getKey());
                    var now = current.at("/channels").path(channel.getKey());
                    if (now.isMissingNode()) {
                        here.gone("the channel");
                        return;
                    }
                    OpenApi.same("address", channel.getValue(), now, here);
                    messages(channel.getValue().path("messages"), now.path("messages"), here);
                });
    }

    private void messages(JsonNode before, JsonNode after, Findings channel) {
        before.properties()
                .forEach(message -> {
                    var name = message.getKey();
                    if (after.has(name)) {
                        message(
                                released.meant(message.getValue()),
                                current.meant(after.path(name)),
                                channel.at("message " + name));
                    } else {
                        channel.gone("message " + name);
                    }
                });
    }

    private void message(JsonNode before, JsonNode after, Findings findings) {
        for (var name : List.of("name", "contentType", "correlationId")) {
            OpenApi.same(name, before, after, findings);
        }
        OpenApi.same("schemaFormat", before.path("payload"), after.path("payload"), findings);
        schemas.compare(
                before.path("headers"),
                after.path("headers"),
                Direction.TOLD,
                findings.at("headers"));
        schemas.compare(payload(before), payload(after), Direction.TOLD, findings.at("data"));
        schemas.compare(key(before), key(after), Direction.TOLD, findings.at("key"));
        OpenApi.same("$ref", payload(before), payload(after), findings.at("data"));
    }

    private static JsonNode payload(JsonNode message) {
        var payload = message.path("payload");
        return payload.has("schema") ? payload.path("schema") : payload;
    }

    private static JsonNode key(JsonNode message) {
        return message.at("/bindings/kafka/key");
    }

    private void operations() {
        released.at("/operations")
                .properties()
                .forEach(operation -> {
                    var here = findings.at("operation " + operation.getKey());
                    var now = current.at("/operations").path(operation.getKey());
                    if (now.isMissingNode()) {
                        here.gone("the operation");
                        return;
                    }
                    for (var name : List.of("action", "channel", "messages")) {
                        OpenApi.same(name, operation.getValue(), now, here);
                    }
                });
    }
}
