package org.copractice.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/// What `./run` runs.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        var terminal = new Terminal(System.out);
        try {
            run(Settings.of(System.getenv()), Options.of(List.of(arguments)), terminal);
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
        platform.start(options);
        terminal.say(Greeting.of(settings, options));
        platform.watch();
    }

    private static void stop(LocalPlatform platform) {
        try {
            platform.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
