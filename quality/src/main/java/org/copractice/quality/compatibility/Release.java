package org.copractice.quality.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// All descriptions that clients of one release work with.
///
/// @param messages the schemas of what is published, by file name
public record Release(Document api, Document channels, Map<String, Document> messages) {

    private static final String API = "copractice.openapi.yaml";
    private static final String CHANNELS = "asyncapi.yaml";
    private static final String MESSAGES = "messages";

    /// @param directory as `docs/api` is laid out
    public static Release in(Path directory) {
        try (var files = Files.list(directory.resolve(MESSAGES))) {
            var messages =
                    files.collect(
                            Collectors.toMap(
                                    file -> file.getFileName().toString(),
                                    Document::read,
                                    (one, _) -> one,
                                    TreeMap::new));
            return new Release(
                    Document.read(directory.resolve(API)),
                    Document.read(directory.resolve(CHANNELS)),
                    messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What who relies on this release would miss in another.
    public List<Breach> breachesOf(Release current) {
        var all = new ArrayList<Breach>(OpenApi.breaches(api, current.api));
        all.addAll(AsyncApi.breaches(channels, current.channels));
        messages.forEach(
                (name, schema) -> all.addAll(breaches(name, schema, current.messages.get(name))));
        return all;
    }

    private static List<Breach> breaches(String name, Document released, Document current) {
        var findings = new Findings().at(name);
        if (current == null) {
            findings.gone("the message");
        } else {
            OpenApi.same("$id", released.root(), current.root(), findings);
            new Schemas(released, current)
                    .compare(released.root(), current.root(), Direction.TOLD, findings);
        }
        return findings.all();
    }
}
