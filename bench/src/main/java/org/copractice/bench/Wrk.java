package org.copractice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An HTTP load generator that costs little itself.
record Wrk(String url, String token, Path directory) {

    record Result(double perSecond, double p50Millis, double p99Millis) {}

    /// @param script name of a Lua script of this module
    /// @param path what a script that does not choose itself asks for
    /// @throws IllegalStateException when an answer was not a success: a fast error is no result
    Result run(String script, String path, int connections, int seconds) {
        return run(script, path, connections, seconds, Duration.ZERO);
    }

    /// @param pause of each connection between an answer and the next request, in whole
    ///   milliseconds
    Result run(String script, String path, int connections, int seconds, Duration pause) {
        var command =
                new ArrayList<>(
                        List.of("wrk", "--threads=1", "--connections=" + connections, "--latency"));
        command.add("--duration=%ds".formatted(seconds));
        command.add("--script=" + extracted(script));
        command.add(url + path);
        var printed =
                Shell.run(
                        Map.of(
                                "TOKEN",
                                token,
                                "STREAMS",
                                directory.resolve("streams").toString(),
                                "PAUSE",
                                Long.toString(pause.toMillis())),
                        command);
        if (printed.has("Non-2xx") || printed.has("Socket errors")) {
            throw new IllegalStateException(script + " met errors:\n" + printed.output());
        }
        return new Result(
                printed.number("Requests/sec:\\s+([0-9.]+)"),
                millis(printed, "50%"),
                millis(printed, "99%"));
    }

    private static double millis(Shell printed, String percentile) {
        double value = printed.number(percentile + "\\s+([0-9.]+)");
        return printed.matches(percentile + "\\s+[0-9.]+us")
                ? value / 1000
                : printed.matches(percentile + "\\s+[0-9.]+s\\b") ? value * 1000 : value;
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
