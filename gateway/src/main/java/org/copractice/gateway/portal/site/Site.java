package org.copractice.gateway.portal.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Writes all files of the portal. Run by the build, see `pom.xml`.
final class Site {

    private static final String SERVICE = ".openapi.yaml";
    private static final String MERGED = "copractice" + SERVICE;

    private final Path docs;
    private final Path sources;
    private final Path out;
    private final List<String> files = new ArrayList<>();

    private Site(Path docs, Path sources, Path out) {
        this.docs = docs;
        this.sources = sources;
        this.out = out;
    }

    /// @param directories `docs`, the portal's sources, and where the files go
    public static void main(String... directories) throws IOException {
        new Site(Path.of(directories[0]), Path.of(directories[1]), Path.of(directories[2])).write();
    }

    private void write() throws IOException {
        var problems = Problems.read(Files.readString(docs.resolve("problems.md")));
        var api = MergedApi.of((ObjectNode) head(), services(), problems);
        put("openapi.yaml", Yaml.write(api));
        put(
                "openapi.json",
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(api));
        var pages = new Pages(sources);
        put("index.html", pages.home());
        put("reference/index.html", pages.reference());
        put("problems/index.html", pages.problems(problems));
        for (var problem : problems.all()) {
            put("problems/%s/index.html".formatted(problem.code()), pages.problem(problem));
        }
        put("events/index.html", pages.events(events()));
        for (var file :
                new String[] {
                    "portal.css", "portal.js", "reference.js", "icon.svg", "receive.py"
                }) {
            put(file, Files.readString(sources.resolve(file)));
        }
        reference();
        put("files.txt", String.join("\n", files));
    }

    private JsonNode head() throws IOException {
        return Yaml.read(Files.readString(sources.resolve("openapi.yaml")));
    }

    private SequencedMap<String, JsonNode> services() throws IOException {
        var services = new TreeMap<String, JsonNode>();
        try (var files = Files.newDirectoryStream(docs.resolve("api"), "*" + SERVICE)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                if (!name.equals(MERGED)) {
                    services.put(name.replace(SERVICE, ""), Yaml.read(Files.readString(file)));
                }
            }
        }
        return services;
    }

    /// The document refers to schemas by relative paths, so they lie beside it here, too.
    private EventCatalogue events() throws IOException {
        var document = Files.readString(docs.resolve("api/asyncapi.yaml"));
        put("asyncapi.yaml", document);
        var schemas = new HashMap<String, JsonNode>();
        try (var files = Files.newDirectoryStream(docs.resolve("api/messages"), "*.json")) {
            for (var file : files) {
                var schema = Files.readString(file);
                put("messages/" + file.getFileName(), schema);
                schemas.put(file.getFileName().toString(), Yaml.read(schema));
            }
        }
        return new EventCatalogue(Yaml.read(document), schemas);
    }

    /// Swagger UI, out of its WebJar: a browser gets it from here and from nowhere else.
    private void reference() throws IOException {
        for (var file :
                new String[] {
                    "swagger-ui.css",
                    "swagger-ui-bundle.js",
                    "oauth2-redirect.html",
                    "oauth2-redirect.js"
                }) {
            put("reference/" + file, SwaggerUi.file(file));
        }
    }

    private void put(String name, String text) throws IOException {
        var file = out.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        files.add(name);
    }
}
