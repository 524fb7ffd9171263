package org.copractice.quality;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Runs a program of this module and waits for its end.
public final class Shell {

    public record Outcome(int status, String said) {}

    private Shell() {}

    /// @param environment what is added to that of this process
    public static Outcome run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        // The JVM that runs the tests is new enough; the script need not look for one.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.directory(Path.of("").toAbsolutePath().toFile());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }
}
