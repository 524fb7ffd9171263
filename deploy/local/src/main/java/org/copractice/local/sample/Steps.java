package org.copractice.local.sample;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.copractice.local.Terminal;

/// Does one thing to many items, a few at a time, and shows how far it has come.
record Steps(Terminal terminal) {

    private static final int AT_A_TIME = 16;

    /// @throws RuntimeException what the first step that failed has thrown
    <T> void each(String what, List<T> items, Consumer<T> step) {
        var done = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(AT_A_TIME);
                var _ = terminal.progress(what, items.size(), done::get)) {
            var all =
                    items.stream()
                            .map(item ->
                                    CompletableFuture.runAsync(
                                            () -> {
                                                step.accept(item);
                                                done.incrementAndGet();
                                            },
                                            threads))
                            .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
