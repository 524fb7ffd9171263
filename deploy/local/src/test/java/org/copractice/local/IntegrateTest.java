package org.copractice.local;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import org.copractice.local.Guide.Answer;
import org.copractice.local.Guide.Example;
import org.copractice.local.Session.Said;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// `docs/how-to/integrate.md`, done as it says.
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(WholePlatform.class)
@Order(2)
class IntegrateTest {

    private static final String ANYTHING = "…";

    @TempDir private Path directory;

    @Test
    void what_the_guide_says_is_what_happens(Running running) throws Exception {
        var receiver = Integer.toString(Ports.free(1).getFirst());
        var examples =
                Guide.read(Path.of("../../docs/how-to/integrate.md")).examples().stream()
                        .map(example -> at(running, receiver, example))
                        .toList();
        var said = new Session(directory).type(examples);
        var checks = new ArrayList<Executable>();
        for (var i = 0; i < examples.size(); i++) {
            var example = examples.get(i);
            var answered = said.get(i);
            checks.add(() ->
                    assertEquals(example.statuses(), answered.statusesBut200(), place(example)));
            example.answers().forEach(it -> checks.add(() -> check(example, it, answered)));
        }
        assertTrue(examples.size() > 15, "what the guide says was not found");
        assertAll(checks);
    }

    private static Example at(Running running, String receiver, Example example) {
        var commands =
                example.commands()
                        .replace("http://localhost:8080", running.gateway())
                        .replace("http://localhost:8099/copractice", running.issuer())
                        .replace("9000", receiver);
        return new Example(example.line(), commands, example.statuses(), example.answers());
    }

    private static String place(Example example) {
        return "integrate.md:" + example.line();
    }

    private static void check(Example example, Answer stated, Said said) throws Exception {
        switch (stated.language()) {
            case "json" -> {
                var json = new ObjectMapper();
                var expected = json.readTree(stated.text().replace("[ … ]", "\"…\""));
                check(place(example), expected, json.readTree(said.body()));
            }
            case "http" ->
                    stated.text()
                            .lines()
                            .map(IntegrateTest::header)
                            .forEach(line -> {
                                var found = said.head().lines().map(IntegrateTest::header);
                                assertTrue(
                                        found.anyMatch(it -> fits(line, it)),
                                        place(example) + " " + line + " in\n" + said.head());
                            });
            default -> throw new AssertionError(place(example) + " is followed by what?");
        }
    }

    /// Names of headers are the same in any case.
    private static String header(String line) {
        var colon = line.indexOf(':');
        return colon < 0
                ? line
                : line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon);
    }

    /// What is stated must be there; an answer may have more.
    private static void check(String place, JsonNode stated, JsonNode found) {
        if (stated.isObject()) {
            stated.properties()
                    .forEach(field ->
                            check(
                                    place + "/" + field.getKey(),
                                    field.getValue(),
                                    found.path(field.getKey())));
        } else if (stated.isArray()) {
            assertEquals(stated.size(), found.size(), place);
            for (var i = 0; i < stated.size(); i++) {
                check(place + "/" + i, stated.get(i), found.get(i));
            }
        } else {
            assertTrue(
                    !found.isMissingNode() && fits(stated.asText(), text(found)),
                    place + ": not " + stated + " but " + found);
        }
    }

    private static String text(JsonNode found) {
        return found.isValueNode() ? found.asText() : found.toString();
    }

    private static boolean fits(String stated, String found) {
        return stated.endsWith(ANYTHING)
                ? found.startsWith(stated.substring(0, stated.length() - 1))
                : found.equals(stated);
    }
}
