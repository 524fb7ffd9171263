package org.copractice.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL server that outlived whoever started it: it holds the directory and the port.
final class LeftBehind {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private LeftBehind() {}

    static void stop(Path directory) throws IOException {
        var server = in(directory);
        if (server.isEmpty()) {
            return;
        }
        // SIGINT is PostgreSQL's "fast": it ends sessions and leaves nothing to recover
        new ProcessBuilder("kill", "-INT", Long.toString(server.get().pid())).start();
        try {
            server.get().onExit().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            server.get().destroyForcibly();
            server.get().onExit().join();
        }
    }

    /// The process named in the directory, if it still is a PostgreSQL: after a crash of the
    /// machine the number may long belong to somebody else.
    static Optional<ProcessHandle> in(Path directory) throws IOException {
        var file = directory.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(ProcessHandle::isAlive)
                        .filter(LeftBehind::isPostgres);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("postgres");
    }
}
