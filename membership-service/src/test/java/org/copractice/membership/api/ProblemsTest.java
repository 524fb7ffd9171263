package org.copractice.membership.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.copractice.eventsourcing.http.ProblemCode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Each code that a client can be answered is in `docs/problems.md`, from which the gateway makes
/// the pages that the `type` of a problem leads to.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemsTest {

    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");
    private static final Pattern REJECTION =
            Pattern.compile(
                    "(?:new Rejection|\\.refusing)\\((?:\\s*\"[a-z_]+\",)?\\s*\"([a-z-]+)\",");

    @Test
    void every_general_code_is_listed_with_its_status() throws IOException {
        var listed = listed("In general");
        assertEquals(
                Arrays.stream(ProblemCode.values())
                        .collect(Collectors.toMap(ProblemCode::code, ProblemCode::status)),
                listed);
    }

    @Test
    void every_rejection_is_listed_among_the_rules_and_every_listed_rule_can_say_no()
            throws IOException {
        var said = new TreeMap<String, Integer>();
        for (var sources : new String[] {"src/main/java", "../event-sourcing/src/main/java"}) {
            try (var files = Files.walk(Path.of(sources))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    REJECTION
                            .matcher(Files.readString(file))
                            .results()
                            .forEach(rejection -> said.put(rejection.group(1), 409));
                }
            }
        }
        assertTrue(said.size() > 30, said::toString);
        assertEquals(said, new TreeMap<>(listed("Rules (409)")));
    }

    /// Codes and statuses of one section.
    private static Map<String, Integer> listed(String section) throws IOException {
        var text = Files.readString(Path.of("../docs/problems.md"));
        var from = text.indexOf("## " + section);
        var until = text.indexOf("\n## ", from);
        return text.substring(from, until < 0 ? text.length() : until)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(ProblemsTest::row)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<Map.Entry<String, Integer>> row(String line) {
        var cells = line.split("\\|", -1);
        var status = cells.length == 5 ? Integer.valueOf(cells[2].strip()) : Integer.valueOf(409);
        return CODE.matcher(cells[1]).results().map(code -> Map.entry(code.group(1), status));
    }
}
