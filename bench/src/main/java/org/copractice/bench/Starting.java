package org.copractice.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// `./run` on built modules until everything is ready, and the memory it then takes. The first
/// start fills the data directory and records the start caches; later ones are what an operator
/// sees.
final class Starting {

    private static final Map<String, String> PORTS =
            Map.of(
                    "GATEWAY_PORT", "18080",
                    "MEMBERSHIP_PORT", "18081",
                    "ISSUER_PORT", "18099",
                    "POSTGRES_PORT", "15432",
                    "KAFKA_PORT", "18092",
                    "KAFKA_CONTROLLER_PORT", "18093");

    private record Start(double seconds, double megabytes) {}

    private Starting() {}

    static List<Line> measure(Path checkout, Length length) throws IOException {
        start(checkout, "--fresh");
        var starts = new ArrayList<Start>();
        for (int i = 0; i < length.pairs(); i++) {
            starts.add(start(checkout, "--no-sample"));
        }
        var seconds = Pairs.median(starts.stream().map(Start::seconds).toList());
        var megabytes = Pairs.median(starts.stream().map(Start::megabytes).toList());
        return List.of(
                new Line(
                        "`./run` until ready",
                        String.format(Locale.ROOT, "%.1f s", seconds),
                        "–",
                        "–",
                        "20 s",
                        "10 s"),
                new Line(
                        "resident memory of all its processes (proportional share)",
                        Line.number(megabytes) + " MB",
                        "–",
                        "–",
                        "1,200 MB",
                        "900 MB"));
    }

    private static Start start(Path checkout, String option) throws IOException {
        var builder = new ProcessBuilder(checkout.resolve("run").toString(), option);
        builder.environment().putAll(PORTS);
        builder.environment()
                .put("COPRACTICE_HOME", checkout.resolve("bench/target/run").toString());
        long started = System.nanoTime();
        var process = Ending.withThisProcess(builder.redirectErrorStream(true).start());
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            var line = output.readLine();
            while (line != null && !line.contains("curl")) {
                line = output.readLine();
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            if (line == null) {
                throw new IllegalStateException("./run ended before it was ready");
            }
            double megabytes = memory(process.toHandle());
            process.toHandle().destroy();
            output.lines().forEach(_ -> {});
            process.onExit().join();
            return new Start(seconds, megabytes);
        }
    }

    /// Shared pages count once: PostgreSQL's processes share most of theirs.
    private static double memory(ProcessHandle root) throws IOException {
        double kilobytes = 0;
        for (var process : Stream.concat(Stream.of(root), root.descendants()).toList()) {
            var rollup = Path.of("/proc/%d/smaps_rollup".formatted(process.pid()));
            if (Files.isReadable(rollup)) {
                for (var line : Files.readAllLines(rollup)) {
                    if (line.startsWith("Pss:")) {
                        kilobytes += Double.parseDouble(line.replaceAll("[^0-9]", ""));
                    }
                }
            }
        }
        return kilobytes / 1024;
    }
}
