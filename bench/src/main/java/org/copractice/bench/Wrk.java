package org.copractice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An HTTP load generator that costs little itself.
record Wrk(String url, String token, Path directory) {

    record Result(double perSecond, double p50Millis) {}

    /// @param script name of a Lua script of this module
    /// @param path what a script that does not choose itself asks for
    /// @throws IllegalStateException when an answer was not a success: a fast error is no result
    Result run(String script, String path, int connections, int seconds) {
        var command =
                new ArrayList<>(
                        List.of("wrk", "--threads=1", "--connections=" + connections, "--latency"));
        command.add("--duration=%ds".formatted(seconds));
        command.add("--script=" + extracted(script));
        command.add(url + path);
        var printed =
                Shell.run(
                        Map.of("TOKEN", token, "STREAMS", directory.resolve("streams").toString()),
                        command);
        if (printed.has("Non-2xx") || printed.has("Socket errors")) {
            throw new IllegalStateException(script + " met errors:\n" + printed.output());
        }
        boolean seconds50 = printed.output().matches("(?s).*50%\\s+[0-9.]+s\\b.*");
        boolean micros50 = printed.output().matches("(?s).*50%\\s+[0-9.]+us.*");
        double unit = seconds50 ? 1000 : micros50 ? 0.001 : 1;
        return new Result(
                printed.number("Requests/sec:\\s+([0-9.]+)"),
                printed.number("50%\\s+([0-9.]+)") * unit);
    }

    private Path extracted(String script) {
        try (var source = Wrk.class.getResourceAsStream("/" + script)) {
            var file = directory.resolve(script);
            Files.write(file, source.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
