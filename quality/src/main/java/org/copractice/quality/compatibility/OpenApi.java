package org.copractice.quality.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The operations of an API: where it is, which there are, who may call them.
final class OpenApi {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    private final Document released;
    private final Document current;
    private final Findings findings = new Findings();
    private final Exchanges exchanges;

    private OpenApi(Document released, Document current) {
        this.released = released;
        this.current = current;
        this.exchanges = new Exchanges(released, current);
    }

    static List<Breach> breaches(Document released, Document current) {
        var comparison = new OpenApi(released, current);
        comparison.servers();
        comparison.securitySchemes();
        comparison.paths();
        return comparison.findings.all();
    }

    private void servers() {
        var now = new TreeSet<>(current.at("/servers").findValuesAsText("url"));
        released.at("/servers").findValuesAsText("url").stream()
                .filter(url -> !now.contains(url))
                .forEach(url -> findings.gone("server " + url));
    }

    private void securitySchemes() {
        var before = released.at("/components/securitySchemes");
        var after = current.at("/components/securitySchemes");
        before.properties()
                .forEach(scheme -> securityScheme(scheme.getKey(), scheme.getValue(), after));
    }

    private void securityScheme(String name, JsonNode before, JsonNode all) {
        var after = all.path(name);
        if (after.isMissingNode()) {
            findings.gone("security scheme " + name);
            return;
        }
        var scheme = findings.at("security scheme " + name);
        for (var part : List.of("type", "scheme", "in", "name", "openIdConnectUrl")) {
            same(part, before, after, scheme);
        }
        before.path("flows")
                .properties()
                .forEach(flow -> gone(flow.getKey(), flow.getValue(), after.path("flows"), scheme));
    }

    private static void gone(String flow, JsonNode before, JsonNode flows, Findings scheme) {
        if (!flows.has(flow)) {
            scheme.gone("flow " + flow);
            return;
        }
        before.path("scopes")
                .fieldNames()
                .forEachRemaining(scope -> {
                    if (!flows.path(flow).path("scopes").has(scope)) {
                        scheme.gone("scope %s of %s".formatted(scope, flow));
                    }
                });
    }

    private void paths() {
        released.at("/paths")
                .properties()
                .forEach(path ->
                        METHODS.stream()
                                .filter(path.getValue()::has)
                                .forEach(method ->
                                        operation(path.getKey(), method, path.getValue())));
    }

    private void operation(String path, String method, JsonNode item) {
        var here = findings.at(method.toUpperCase(Locale.ROOT) + " " + path);
        var itemNow = current.at("/paths").path(path);
        if (!itemNow.has(method)) {
            here.gone("the operation");
            return;
        }
        var before = item.path(method);
        var after = itemNow.path(method);
        same("operationId", before, after, here);
        security(security(before, released), security(after, current), here);
        exchanges.parameters(item, before, itemNow, after, here);
        exchanges.body(before, after, here);
        exchanges.responses(before, after, here);
    }

    private static JsonNode security(JsonNode operation, Document document) {
        return operation.has("security") ? operation.path("security") : document.at("/security");
    }

    /// Each way that was enough to get in must still be enough.
    private static void security(JsonNode before, JsonNode after, Findings findings) {
        if (before.isEmpty() && !after.isEmpty()) {
            findings.changed("security", before, after);
        }
        before.forEach(way -> {
            if (!after.isEmpty() && after.valueStream().noneMatch(now -> asksNoMore(now, way))) {
                findings.changed("security", way, after);
            }
        });
    }

    private static boolean asksNoMore(JsonNode now, JsonNode way) {
        return now.properties().stream()
                .allMatch(scheme ->
                        way.has(scheme.getKey())
                                && texts(way.path(scheme.getKey()))
                                        .containsAll(texts(scheme.getValue())));
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    static void same(String name, JsonNode before, JsonNode after, Findings findings) {
        if (!before.path(name).equals(after.path(name))) {
            findings.changed(name, before.path(name), after.path(name));
        }
    }
}
