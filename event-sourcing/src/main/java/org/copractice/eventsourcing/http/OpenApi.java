package org.copractice.eventsourcing.http;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// Says in the OpenAPI document what holds for every operation, so that endpoints say only what is
/// particular to them.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApi implements OASFilter {

    private static final Map<String, ProblemCode> ALWAYS =
            codes(
                    ProblemCode.INVALID_REQUEST,
                    ProblemCode.UNAUTHENTICATED,
                    ProblemCode.FORBIDDEN,
                    ProblemCode.NOT_ACCEPTABLE,
                    ProblemCode.INTERNAL_ERROR,
                    ProblemCode.UNAVAILABLE,
                    ProblemCode.DEADLINE_PASSED);
    private static final Map<String, ProblemCode> ON_CHANGE =
            codes(
                    ProblemCode.CONFLICT,
                    ProblemCode.STALE_REVISION,
                    ProblemCode.BODY_TOO_LARGE,
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    ProblemCode.REVISION_NEEDED);

    private static final int HEADER = 255;

    /// Extension that marks an operation which needs no token; it does not show in the document.
    public static final String OPEN = "x-open";

    private static final String SORT = "sort";

    private static Map<String, ProblemCode> codes(ProblemCode... codes) {
        return Stream.of(codes)
                .collect(Collectors.toMap(code -> Integer.toString(code.status()), code -> code));
    }

    @Override
    public Schema filterSchema(Schema schema) {
        return Limits.complete(schema);
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        return Limits.complete(eitherWay(parameter));
    }

    /// A list says by which property it is sorted unless asked otherwise; it can be sorted by it
    /// the other way round.
    private static Parameter eitherWay(Parameter parameter) {
        var schema = parameter.getSchema();
        if (SORT.equals(parameter.getName()) && schema != null && schema.getEnumeration() == null) {
            var usual = schema.getDefaultValue();
            schema.setEnumeration(List.of(usual, "-" + usual));
        }
        return parameter;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        "token",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description(
                                        "An OIDC access token with audience `copractice`, verified as RFC8725 advises"));
        var examples = Examples.load();
        var answers = new RecordAnswers(document);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations()
                                .forEach((method, operation) -> {
                                    answers.addTo(path, method, operation);
                                    complete(path, method, operation);
                                    examples.addTo(operation);
                                }));
        answers.addPages();
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        boolean open =
                operation.getExtensions() != null && operation.getExtensions().containsKey(OPEN);
        operation.removeExtension(OPEN);
        operation.setSecurity(
                open
                        ? List.of()
                        : List.of(createSecurityRequirement().addScheme("token", List.of())));
        ALWAYS.forEach((status, code) -> {
            if (!open || code != ProblemCode.FORBIDDEN) {
                problem(operation, status, code);
            }
        });
        if (path.contains("{")) {
            problem(operation, "404", ProblemCode.NOT_FOUND);
        }
        boolean record = path.startsWith("/v1/");
        if (method == HttpMethod.GET) {
            if (record && !open && path.endsWith("}")) {
                etag(operation, "200");
                operation
                        .getResponses()
                        .addAPIResponse(
                                "304",
                                createAPIResponse().description("Unchanged since that ETag"));
            }
        } else if (record) {
            ON_CHANGE.forEach((status, code) -> problem(operation, status, code));
            operation.addParameter(
                    header("Idempotency-Key", "Repeat a request safely: it takes effect once"));
            if (path.contains("{")) {
                operation.addParameter(
                        header("If-Match", "ETag of the revision to change; none to create"));
            }
            etag(operation, "200");
            etag(operation, "201");
        }
    }

    private static void etag(Operation operation, String status) {
        var response = operation.getResponses().getAPIResponse(status);
        if (response != null) {
            response.addHeader("ETag", text("Revision of the record, quoted"));
            if (status.equals("201")) {
                response.addHeader("Location", text("Path of the record"));
            }
        }
    }

    private static Header text(String description) {
        return createHeader()
                .description(description)
                .schema(createSchema().addType(SchemaType.STRING).maxLength(HEADER));
    }

    private static Parameter header(String name, String description) {
        return createParameter()
                .in(Parameter.In.HEADER)
                .name(name)
                .description(description)
                .schema(createSchema().addType(SchemaType.STRING).maxLength(HEADER));
    }

    private static void problem(Operation operation, String status, ProblemCode code) {
        var responses = operation.getResponses();
        APIResponse response = responses.getAPIResponse(status);
        if (response == null) {
            response = createAPIResponse().description(code.title());
            responses.addAPIResponse(status, response);
        }
        response.setContent(
                OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(
                                                createSchema()
                                                        .ref("#/components/schemas/Problem"))));
    }
}
