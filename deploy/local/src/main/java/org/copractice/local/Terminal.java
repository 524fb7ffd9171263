package org.copractice.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

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

    /// Work that takes a while, in steps that can be counted.
    public void progress(String what, int done, int total) {
        say(String.format(Locale.ROOT, "  %-20s %d of %d", what, done, total));
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
