package org.copractice.gateway.portal;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The files of the portal, each read when it is first asked for, with the addresses of this
/// deployment put in. Nothing can be read that the build has not listed.
final class Files {

    /// @param tag changes when the content does
    record File(String type, Buffer content, String tag) {}

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml",
                    "py", "text/x-python; charset=utf-8",
                    "json", "application/json",
                    "yaml", "application/yaml");

    private static final Set<String> NAMES =
            resource("files.txt").lines().collect(Collectors.toSet());

    private final Map<String, String> addresses;
    private final Map<String, File> read = new ConcurrentHashMap<>();

    /// @param addresses by the names that stand for them in the files
    Files(Map<String, String> addresses) {
        this.addresses = addresses;
    }

    /// A folder is its `index.html`, with or without a slash at the end.
    static Optional<String> at(String path) {
        var name = path.substring(1).replaceFirst("/$", "");
        if (!NAMES.contains(name)) {
            name = name.isEmpty() ? "index.html" : name + "/index.html";
        }
        return NAMES.contains(name) ? Optional.of(name) : Optional.empty();
    }

    /// May take a moment the first time.
    File get(String name) {
        return read.computeIfAbsent(name, this::read);
    }

    private File read(String name) {
        var text = resource(name);
        for (var address : addresses.entrySet()) {
            text = text.replace("{{" + address.getKey() + "}}", address.getValue());
        }
        var content = Buffer.buffer(text);
        return new File(
                TYPES.get(name.substring(name.lastIndexOf('.') + 1)),
                content,
                '"' + UUID.nameUUIDFromBytes(content.getBytes()).toString() + '"');
    }

    private static String resource(String name) {
        try (var in = Files.class.getResourceAsStream("/portal/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
