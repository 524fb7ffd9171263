package org.copractice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// PostgreSQL's own load generator: what the bare statement achieves, 16 connections, prepared.
record Pgbench(int port, Path directory) {

    /// @return transactions per second
    double run(String database, String name, String sql, int seconds) {
        return Shell.run(
                        Map.of(),
                        List.of(
                                "pgbench",
                                "--no-vacuum",
                                "--host=localhost",
                                "--port=" + port,
                                "--username=postgres",
                                "--client=16",
                                "--protocol=prepared",
                                "--time=" + seconds,
                                "--file=" + script(name, sql),
                                database))
                .number("tps = ([0-9.]+)");
    }

    private Path script(String name, String sql) {
        try {
            return Files.writeString(directory.resolve(name + ".sql"), sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
