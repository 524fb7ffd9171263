package org.copractice.local.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.copractice.local.Unstartable;

/// A service that this platform started.
public final class ServiceProcess {

    private static final List<String> SMALL =
            List.of(
                    "-Xmx128m",
                    "-Xss512k",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    // what libraries still do and newer JVMs warn of
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final Process process;
    private final Path log;
    private final StartCache cache;

    private ServiceProcess(String name, Process process, Path log, StartCache cache) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.cache = cache;
    }

    /// @param jar of the service, with its libraries beside it
    /// @param environment what is added to that of this process
    public static ServiceProcess start(
            String name, Path jar, Map<String, String> environment, StartCache cache, Path home) {
        if (!Files.exists(jar)) {
            throw new Unstartable("%s is not built: %s is missing".formatted(name, jar));
        }
        var arguments = new ArrayList<>(SMALL);
        arguments.addAll(List.of("-jar", jar.toString()));
        return start(name, arguments, environment, cache, home);
    }

    /// @param arguments of `java`
    public static ServiceProcess start(
            String name,
            List<String> arguments,
            Map<String, String> environment,
            StartCache cache,
            Path home) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(cache.options());
        command.addAll(arguments);
        var log = home.resolve("logs").resolve(name + ".log");
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
        try {
            var process = builder.start();
            new Register(home).add(name, process.toHandle());
            return new ServiceProcess(name, process, log, cache);
        } catch (IOException e) {
            throw new Unstartable("%s cannot be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    public String name() {
        return name;
    }

    public void awaitReady(int port) {
        awaitAnswer(URI.create("http://localhost:%d/q/health/ready".formatted(port)));
    }

    /// @param question that it answers once it is ready
    public void awaitAnswer(URI question) {
        var readiness = new Readiness(question);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!readiness.isReady()) {
            if (ended(Duration.ofMillis(50))) {
                throw new Unstartable(obituary());
            }
            if (System.nanoTime() > deadline) {
                throw new Unstartable(
                        "%s is not ready after %d s. The end of its log, %s:\n%s"
                                .formatted(name, PATIENCE.toSeconds(), log, lastLines()));
            }
        }
    }

    /// For a process that does one thing and ends.
    public void awaitSuccess() {
        if (!ended(PATIENCE) || process.exitValue() != 0) {
            process.destroyForcibly();
            ended(PATIENCE);
            throw new Unstartable(obituary());
        }
    }

    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    public boolean hasEnded() {
        return !process.isAlive();
    }

    public String obituary() {
        var cause = Cause.in(log);
        if (cause.isPresent()) {
            return "%s ended. %s (Its log: %s)".formatted(name, cause.get(), log);
        }
        return "%s ended by itself (exit code %d). The end of its log, %s:\n%s"
                .formatted(name, process.exitValue(), log, lastLines());
    }

    /// Asks it to finish what it accepted, and kills it when it does not.
    public void stop() {
        process.destroy();
        if (ended(PATIENCE)) {
            cache.keep();
        } else {
            process.destroyForcibly();
        }
    }

    private boolean ended(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
        } catch (IOException e) {
            return "(cannot be read: %s)".formatted(e.getMessage());
        }
    }
}
