package org.copractice.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.copractice.local.engine.Directories;

/// What `./run` runs.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        var terminal = new Terminal(System.out);
        try {
            var options = Options.of(List.of(arguments));
            var settings = Settings.of(System.getenv());
            if (options.contains(Options.TRAIN)) {
                train(settings, options, terminal);
                System.exit(0);
            }
            run(settings, options, terminal);
        } catch (Unstartable e) {
            terminal.say("\n" + e.getMessage());
        }
        System.exit(1);
    }

    /// Returns only when a service has ended by itself; the usual end is a signal.
    private static void run(Settings settings, Set<Options> options, Terminal terminal)
            throws IOException {
        var platform = new LocalPlatform(settings, terminal);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform)));
        try {
            platform.start(options);
            terminal.say(Greeting.of(settings, options, platform.issuer()));
            platform.watch();
        } catch (Unstartable e) {
            if (!platform.isStopping()) {
                throw e;
            }
        }
    }

    private static void train(Settings settings, Set<Options> options, Terminal terminal)
            throws IOException {
        var home = settings.checkout().resolve("deploy/local/target/training");
        Directories.delete(home);
        Files.createDirectories(settings.startCache());
        try (var platform = new LocalPlatform(Settings.aside(settings, home), terminal)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform)));
            platform.start(options);
        } finally {
            Directories.delete(home);
        }
    }

    private static void stop(LocalPlatform platform) {
        try {
            platform.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
