package org.copractice.eventsourcing.http;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// What the operations of a record answer, in the OpenAPI document. It follows from the name of the
/// operation that reads the record: where `getExpert` is at `/v1/experts/{id}`, it answers the
/// schema `Expert`, and so does each change there, below it, and of `/v1/experts`, whose list is
/// made of `ExpertPage`s. An operation that answers something else says so itself.
final class RecordAnswers {

    private static final Pattern RECORD = Pattern.compile("(/v1/[^/{]+)/\\{[^/]+}");
    private static final Pattern LIST = Pattern.compile("(/v1/[^/{]+).*");
    private static final String GET = "get";
    private static final String PAGE = "Page";

    private final OpenAPI document;

    /// The name of a record's schema, by the path of the list.
    private final Map<String, String> names = new HashMap<>();

    private final Map<String, Schema> pages = new HashMap<>();

    RecordAnswers(OpenAPI document) {
        this.document = document;
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> {
                    var record = RECORD.matcher(path);
                    if (record.matches() && item.getGET() != null) {
                        learn(record.group(1), item.getGET().getOperationId());
                    }
                });
    }

    private void learn(String list, String operation) {
        var name = operation.startsWith(GET) ? operation.substring(GET.length()) : "";
        if (document.getComponents().getSchemas().containsKey(name)) {
            names.put(list, name);
        }
    }

    void addTo(String path, HttpMethod method, Operation operation) {
        var list = LIST.matcher(path);
        var name = list.matches() ? names.get(list.group(1)) : null;
        if (name == null) {
            return;
        }
        if (method != HttpMethod.GET || RECORD.matcher(path).matches()) {
            answer(operation, name);
        } else if (path.equals(list.group(1)) && answer(operation, name + PAGE)) {
            pages.put(name + PAGE, page(name));
        } else if (path.endsWith("}/history")) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "200",
                            createAPIResponse()
                                    .description("A page of events, oldest first")
                                    .content(json("History")));
        }
    }

    /// @return whether any of its answers had to be said
    private static boolean answer(Operation operation, String schema) {
        var unsaid =
                Stream.of("200", "201")
                        .map(operation.getResponses()::getAPIResponse)
                        .filter(response -> response != null && saysNothing(response.getContent()))
                        .toList();
        unsaid.forEach(response -> response.setContent(json(schema)));
        return !unsaid.isEmpty();
    }

    /// A method that returns a `Response` is described by a schema that means everything.
    private static boolean saysNothing(Content content) {
        return content == null
                || content.getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .allMatch(schema ->
                                schema == null
                                        || (schema.getRef() == null && schema.getType() == null));
    }

    /// The lists' forms, in the order of names like all others.
    void addPages() {
        var schemas = new TreeMap<>(document.getComponents().getSchemas());
        schemas.putAll(pages);
        document.getComponents().setSchemas(schemas);
    }

    private static Schema page(String name) {
        return createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty(
                        "items", createSchema().addType(SchemaType.ARRAY).items(reference(name)))
                .addProperty("next", createSchema().addType(SchemaType.STRING));
    }

    private static Content json(String schema) {
        return createContent()
                .addMediaType("application/json", createMediaType().schema(reference(schema)));
    }

    private static Schema reference(String name) {
        return createSchema().ref("#/components/schemas/" + name);
    }
}
