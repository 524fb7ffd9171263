package org.copractice.quality.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nobody who works with what was released last suffers from what has changed since; and the
/// comparison that says so sees what it has to see.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReleaseTest {

    private static final Path CURRENT = Path.of("../docs/api");
    private static final Release RELEASED = Release.in(CURRENT.resolve("released"));

    /// What it finds is to be mended in the service: keep the old and add the new beside it.
    @Test
    void the_current_descriptions_keep_what_the_released_ones_promised() {
        var breaches = RELEASED.breachesOf(Release.in(CURRENT));
        assertEquals(
                List.of(),
                breaches,
                () ->
                        breaches.stream()
                                .map(Breach::toString)
                                .collect(
                                        Collectors.joining(
                                                "\n  ", "promises that are broken:\n  ", "\n")));
    }

    static Stream<Mutation> breaking() {
        return Mutation.in("breaking.yaml");
    }

    static Stream<Mutation> harmless() {
        return Mutation.in("harmless.yaml");
    }

    @ParameterizedTest
    @MethodSource
    void breaking(Mutation mutation) {
        var said = RELEASED.breachesOf(mutation.of(RELEASED)).stream().map(Breach::what).toList();
        assertTrue(said.contains(mutation.says()), () -> "%s: %s".formatted(mutation.says(), said));
    }

    @ParameterizedTest
    @MethodSource
    void harmless(Mutation mutation) {
        assertEquals(List.of(), RELEASED.breachesOf(mutation.of(RELEASED)));
    }
}
