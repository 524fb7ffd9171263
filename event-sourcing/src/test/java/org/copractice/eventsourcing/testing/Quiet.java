package org.copractice.eventsourcing.testing;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Engines tell their settings at length whenever they start; in a test only their troubles matter.
final class Quiet {

    /// Held, or the levels would be collected with the loggers.
    private static final List<Logger> LOGGERS =
            Stream.of("org.apache.kafka", "kafka", "io.zonky", "org.flywaydb", "state")
                    .map(Logger::getLogger)
                    .toList();

    private Quiet() {}

    static void engines() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}
