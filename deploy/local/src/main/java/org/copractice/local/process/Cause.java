package org.copractice.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Why a service ended, where its log has words for it that mean something only to those who know
/// its inside.
final class Cause {

    private static final Map<String, String> KNOWN =
            Map.of(
                    "Migrations have failed validation",
                    "The data here were made by another version of Copractice, whose database this"
                            + " one does not understand: go back to that version, or throw the data"
                            + " away with ./run --fresh.",
                    "java.net.BindException",
                    "Its port was taken by another program while it started.");

    private Cause() {}

    static Optional<String> in(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.flatMap(
                            line -> KNOWN.keySet().stream().filter(line::contains).map(KNOWN::get))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
