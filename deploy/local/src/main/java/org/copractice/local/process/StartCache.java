package org.copractice.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The JVM's ahead-of-time cache of a service: what one run after a build has learned lets all
/// later ones start in half the time.
public final class StartCache {

    private final Path cache;
    private final Path recording;
    private final List<String> options;

    private StartCache(Path cache, Path recording, List<String> options) {
        this.cache = cache;
        this.recording = recording;
        this.options = options;
    }

    /// Uses what there is. The JVM would refuse a cache that is older than the service, and say so.
    public static StartCache use(String name, Path jar, Path directory) {
        var cache = directory.resolve(name + ".aot");
        var recording = directory.resolve(name + ".recording");
        var options = isCurrent(cache, jar) ? List.of("-XX:AOTCache=" + cache) : List.<String>of();
        return new StartCache(cache, recording, options);
    }

    /// Makes a new one.
    public static StartCache record(String name, Path directory) {
        var recording = directory.resolve(name + ".recording");
        return new StartCache(
                directory.resolve(name + ".aot"),
                recording,
                List.of("-XX:AOTCacheOutput=" + recording));
    }

    /// For who starts too seldom to be worth one.
    public static StartCache none(Path directory) {
        return new StartCache(
                directory.resolve("none.aot"), directory.resolve("none.recording"), List.of());
    }

    List<String> options() {
        return options;
    }

    /// Once the process has ended, and so finished writing: a half-written cache never gets its
    /// name.
    void keep() {
        try {
            if (Files.exists(recording)) {
                Files.move(recording, cache, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isCurrent(Path cache, Path jar) {
        try {
            return Files.exists(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar))
                            > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
