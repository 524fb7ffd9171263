package org.copractice.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// Remembers the processes that were started, so that those which outlive a killed platform can be
/// stopped by the next one.
public final class Register {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path directory;

    public Register(Path home) {
        this.directory = home.resolve("processes");
    }

    void add(String name, ProcessHandle process) throws IOException {
        Files.createDirectories(directory);
        var started = process.info().startInstant().orElse(Instant.EPOCH);
        Files.writeString(directory.resolve(name), process.pid() + " " + started);
    }

    public void stopLeftBehind() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                process(Files.readString(file)).ifPresent(Register::stop);
                Files.delete(file);
            }
        }
    }

    /// The same number may be another process by now; the same number and start is not.
    private static Optional<ProcessHandle> process(String line) {
        var words = line.strip().split(" ", 2);
        return words.length < 2
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(words[0]))
                        .filter(ProcessHandle::isAlive)
                        .filter(p -> startOf(p).equals(words[1]));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).toString();
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
