package org.copractice.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The portal as a browser sees it, which has no token.
@QuarkusTest
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PortalTest {

    private static final Path COMMITTED = Path.of("../docs/api/copractice.openapi.yaml");

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;

    @BeforeEach
    void quiet() {
        service.reset();
    }

    /// After an intended change: `./mvnw test -pl gateway -Dtest=PortalTest -Dupdate-api=true`.
    @Test
    void the_committed_document_is_what_the_gateway_serves() throws IOException {
        var served =
                get("/openapi")
                        .body()
                        .replace(issuer.url() + "/oauth", "http://localhost:8099/copractice");
        if (Boolean.getBoolean("update-api")) {
            Files.writeString(COMMITTED, served);
        }
        assertEquals(Files.readString(COMMITTED), served);
    }

    @ParameterizedTest
    @CsvSource({
        "*/*, application/yaml",
        "application/yaml, application/yaml",
        "application/json, application/json",
        "'application/json;q=0.1, application/yaml', application/yaml"
    })
    void the_document_comes_as_accepted(String accept, String type) {
        var answer =
                Client.send(
                        HttpRequest.newBuilder(gateway.resolve("/openapi"))
                                .header("Accept", accept));
        assertEquals(type, header(answer, "Content-Type"));
        assertEquals("accept", header(answer, "Vary"));
    }

    @Test
    void no_internal_path_is_described_and_every_operation_belongs_to_the_map() {
        var paths = new JsonObject(get("/openapi.json").body()).getJsonObject("paths");
        assertTrue(paths.size() >= 30, () -> "only " + paths.size());
        paths.fieldNames()
                .forEach(path -> {
                    var isOpen =
                            paths.getJsonObject(path)
                                    .getJsonObject("get", new JsonObject())
                                    .getJsonArray("security", new JsonArray().add("token"))
                                    .isEmpty();
                    assertEquals(
                            isOpen ? 200 : 401, // the service behind says yes to everything
                            get(path.replace("{", "").replace("}", "")).statusCode(),
                            path);
                });
    }

    @ParameterizedTest
    @EnumSource
    void each_problem_of_the_edge_leads_to_its_page_and_is_listed_with_its_status(
            EdgeProblem problem) throws IOException {
        var page = get("/problems/" + problem.code());
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<code>" + problem.code() + "</code></h1>"));
        assertTrue(page.body().contains("<dd>" + problem.status() + "</dd>"), page.body());
    }

    @Test
    void every_listed_problem_has_a_page_and_the_catalogue_leads_to_it() throws IOException {
        var catalogue = get("/problems").body();
        var codes =
                Pattern.compile("`([a-z0-9-]+)`")
                        .matcher(
                                String.join(
                                        "\n",
                                        Files.readString(Path.of("../docs/problems.md"))
                                                .lines()
                                                .filter(line -> line.startsWith("| `"))
                                                .map(line -> line.split("\\|", -1)[1])
                                                .toList()))
                        .results()
                        .map(code -> code.group(1))
                        .toList();
        assertTrue(codes.size() > 60);
        for (var code : codes) {
            assertTrue(catalogue.contains("href=\"/problems/" + code + '"'), code);
            assertEquals(200, get("/problems/" + code).statusCode(), code);
        }
        assertEquals(404, get("/problems/invented").statusCode());
    }

    @Test
    void every_published_message_is_in_the_catalogue_with_its_schema() throws IOException {
        var catalogue = get("/events").body();
        try (var schemas = Files.newDirectoryStream(Path.of("../docs/api/messages"))) {
            for (var schema : schemas) {
                var file = schema.getFileName().toString();
                assertTrue(
                        catalogue.contains(
                                "<code>" + file.replace(".json", "") + "</code></summary>"),
                        file);
                assertEquals(Files.readString(schema), get("/messages/" + file).body());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/reference", "/events", "/problems", "/problems/not-found"})
    void a_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(String path) {
        var page = get(path);
        assertEquals(200, page.statusCode());
        assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
        assertEquals("nosniff", header(page, "X-Content-Type-Options"));
        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                        + "connect-src 'self' "
                        + issuer.url().replace("/copractice", "/")
                        + "; "
                        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
                header(page, "Content-Security-Policy"));
        var loaded = Pattern.compile("(?:src|<link[^>]*href)=\"([^\"]*)\"").matcher(page.body());
        var files = new HashSet<String>();
        while (loaded.find()) {
            files.add(loaded.group(1));
        }
        assertTrue(files.contains("/portal.css"));
        files.forEach(file -> assertEquals(200, get(file).statusCode(), file));
        assertFalse(page.body().contains("{{"), path);
    }

    @Test
    void the_quick_start_names_this_platform() {
        var home = get("/").body();
        assertTrue(home.contains("curl -s " + issuer.url() + "/oauth/token -d grant_type"), home);
    }

    @Test
    void a_page_that_has_not_changed_is_not_sent_again() {
        var tag = header(get("/events"), "ETag");
        var again =
                Client.send(
                        HttpRequest.newBuilder(gateway.resolve("/events"))
                                .header("If-None-Match", tag));
        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/files.txt", "/index.html.bak", "/portal", "/site", "/portal.css/x"})
    void nothing_but_the_listed_files_is_served(String path) {
        assertEquals(404, get(path).statusCode());
    }

    @Test
    void the_status_is_what_the_services_say_and_is_not_asked_for_again_at_once() {
        var asked = new AtomicInteger();
        service.answers(request -> {
            asked.incrementAndGet();
            request.response().setStatusCode(request.uri().equals("/q/health/ready") ? 503 : 200);
            request.response().end();
        });
        var expected =
                new JsonObject()
                        .put(
                                "services",
                                new JsonArray()
                                        .add(service("down", "unreachable"))
                                        .add(service("membership", "not-ready"))
                                        .add(service("raw", "unreachable")));
        assertEquals(expected, new JsonObject(get("/status").body()));
        assertEquals(expected, new JsonObject(get("/status").body()));
        assertEquals(1, asked.get());
    }

    private static JsonObject service(String name, String status) {
        return new JsonObject().put("name", name).put("status", status);
    }

    private HttpResponse<String> get(String path) {
        return Client.send(HttpRequest.newBuilder(gateway.resolve(path)));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }
}
