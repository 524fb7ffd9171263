package org.copractice.membership.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.copractice.eventsourcing.http.Policy;
import org.copractice.eventsourcing.testing.Engines;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What is served, what is documented, what has a policy and what the gateway lets through are the
/// same: nothing is open, hidden or unreachable by omission.
@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutesTest {

    private static final String PATH = "jakarta.ws.rs.Path";
    private static final Path GATEWAY =
            Path.of("../gateway/src/main/resources/application.properties");

    @Inject Policy policy;
    @Inject Router router;

    @Test
    void what_is_served_is_documented_and_what_is_documented_is_served() {
        var served = new TreeSet<String>();
        for (var type :
                new ClassFileImporter()
                        .importPaths("target/classes", "../event-sourcing/target/classes")) {
            for (var method : type.getMethods()) {
                route(method).forEach(served::add);
            }
        }
        assertTrue(served.size() > 80, served::toString);
        assertEquals(documented("%2$s %1$s"), served);
    }

    /// Whatever else listens, besides the endpoints.
    @Test
    void nothing_is_served_past_the_endpoints() {
        assertEquals(
                Set.of(),
                router.getRoutes().stream()
                        .map(route -> String.valueOf(route.getPath()))
                        .filter(path -> path.startsWith("/") && path.length() > 1)
                        .filter(path -> !path.startsWith("/q/") && !path.equals("/q"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void what_has_a_policy_is_documented_and_what_is_documented_has_a_policy() {
        assertEquals(documented("%3$s"), new TreeSet<>(policy.byOperation().keySet()));
    }

    @Test
    void what_needs_no_token_is_open_by_the_policy_and_by_nothing_else() {
        var open =
                policy.byOperation().entrySet().stream()
                        .filter(each -> each.getValue().isOpen())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        assertEquals(Set.of("getProofKeys", "getProofStatus"), open);
        assertEquals(
                open,
                Operations.served().stream()
                        .filter(operation -> !operation.needsToken())
                        .map(Operations.Operation::id)
                        .collect(Collectors.toSet()));
    }

    @Test
    void the_gateway_lets_through_what_is_meant_for_outsiders_and_nothing_else()
            throws IOException {
        var prefixes = prefixes();
        for (var path : documented("%1$s")) {
            assertEquals(
                    path.startsWith("/v1/"),
                    prefixes.stream().anyMatch(prefix -> isBelow(path, prefix)),
                    () -> path + ": see gateway.upstreams and gateway.feeds in " + GATEWAY);
        }
        for (var prefix : prefixes) {
            assertTrue(
                    documented("%1$s").stream().anyMatch(path -> isBelow(path, prefix)),
                    () -> "the gateway lets " + prefix + " through, where nothing is");
        }
    }

    private static boolean isBelow(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    private static List<String> prefixes() throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(GATEWAY)) {
            properties.load(reader);
        }
        var feed =
                properties.containsKey("gateway.feeds.membership")
                        ? Stream.of("/v1/events")
                        : Stream.<String>empty();
        return Stream.concat(
                        feed,
                        properties.stringPropertyNames().stream()
                                .filter(name ->
                                        name.matches("gateway\\.upstreams\\.\\w+\\.prefixes"))
                                .map(properties::getProperty)
                                .flatMap(all -> Arrays.stream(all.split(",")))
                                .map(String::strip))
                .toList();
    }

    /// @param form of path, method and operationId
    private static Set<String> documented(String form) {
        return Operations.served().stream()
                .map(each -> form.formatted(each.path(), each.method(), each.id()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> route(JavaMethod method) {
        var path = path(method.getOwner().tryGetAnnotationOfType(PATH));
        var below = path(method.tryGetAnnotationOfType(PATH));
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .filter(type -> type.getPackageName().equals("jakarta.ws.rs"))
                .filter(type -> type.getSimpleName().matches("[A-Z]+"))
                .map(type -> type.getSimpleName() + " " + path + below);
    }

    private static String path(Optional<? extends JavaAnnotation<?>> annotation) {
        return annotation
                .flatMap(path -> path.get("value"))
                .map(Object::toString)
                .filter(path -> !path.equals("/"))
                .map(path -> path.startsWith("/") ? path : "/" + path)
                .orElse("");
    }
}
