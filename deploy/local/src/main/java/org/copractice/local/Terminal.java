package org.copractice.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;

/// What the person at the terminal reads.
public final class Terminal {

    private final PrintStream out;
    private final long began = System.nanoTime();

    public Terminal(PrintStream out) {
        this.out = out;
    }

    public synchronized void say(String text) {
        out.println(text);
    }

    /// Something is ready, and how long after the beginning.
    public void done(String what, String where) {
        say(
                String.format(
                        Locale.ROOT,
                        "  %-20s %-36s %5.1f s",
                        what,
                        where,
                        elapsed().toMillis() / 1e3));
    }

    /// Shows every second how far work has come that can be counted, until it is closed.
    public Progress progress(String what, int total, IntSupplier done) {
        return new Progress(
                Duration.ofSeconds(1),
                () -> say("  %-20s %d of %d".formatted(what, done.getAsInt(), total)));
    }

    /// Shows now and then that something is still on its way, until it is closed.
    public Progress waiting(String what) {
        return new Progress(
                Duration.ofSeconds(5),
                () -> say("  %-20s is starting … %d s".formatted(what, elapsed().toSeconds())));
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
