package org.copractice.eventsourcing.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.copractice.eventsourcing.publishing.PublisherProgram.Point;

/// A running [PublisherProgram], and what can befall a process.
final class PublisherProcess implements AutoCloseable {

    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private PublisherProcess(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().start(() -> listen(process.inputReader()));
    }

    static PublisherProcess start(String service, String url, String bootstrap, Point point) {
        var classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        try {
            return new PublisherProcess(
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx128m",
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    classPath,
                                    PublisherProgram.class.getName(),
                                    service,
                                    url,
                                    "service",
                                    bootstrap,
                                    point.name())
                            .redirectErrorStream(true)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen(BufferedReader output) {
        output.lines()
                .filter(line -> line.startsWith(PublisherProgram.MARK))
                .map(line -> line.substring(PublisherProgram.MARK.length()))
                .forEach(said::add);
    }

    /// Waits for the next time it says this.
    PublisherProcess until(String what) {
        try {
            String line;
            do {
                line = said.poll(60, TimeUnit.SECONDS);
                if (line == null) {
                    throw new AssertionError("it did not say: " + what);
                }
            } while (!line.equals(what));
            return this;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    PublisherProcess until(Point point) {
        return until(point.name());
    }

    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        said.clear();
        signal("-CONT");
    }

    /// Past the point where it halts; a frozen one does so when it thaws.
    void goOn() {
        try {
            process.getOutputStream().write("\n".getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        signal("-KILL");
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void signal(String name) {
        try {
            var kill = List.of("kill", name, Long.toString(process.pid()));
            assertEquals(0, new ProcessBuilder(kill).start().waitFor(), kill::toString);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
