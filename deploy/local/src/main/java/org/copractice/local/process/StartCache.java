package org.copractice.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The JVM's ahead-of-time cache of a service: what its first run after a build has learned lets
/// the later ones start in a third of the time.
final class StartCache {

    private final Path cache;
    private final Path recording;
    private final boolean usable;

    private StartCache(Path cache, Path recording, boolean usable) {
        this.cache = cache;
        this.recording = recording;
        this.usable = usable;
    }

    /// A cache that is older than the service is made anew; the JVM would not take it.
    static StartCache of(String name, Path jar, Path directory) {
        try {
            Files.createDirectories(directory);
            var cache = directory.resolve(name + ".aot");
            var recording = directory.resolve(name + ".recording");
            Files.deleteIfExists(recording);
            var usable =
                    Files.exists(cache)
                            && Files.getLastModifiedTime(cache)
                                            .compareTo(Files.getLastModifiedTime(jar))
                                    > 0;
            return new StartCache(cache, recording, usable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> options() {
        return usable
                ? List.of("-XX:AOTCache=" + cache)
                : List.of("-XX:AOTCacheOutput=" + recording);
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
}
