package org.copractice.eventsourcing.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.copractice.eventsourcing.EventTypes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Events are stored for ever: each kind has a stored name and a golden file of every version it
/// ever had (`golden/<type>.v<n>.json`), which must still be read, and today's version is written
/// to the letter.
public abstract class StoredEventsContract<E> {

    /// The sealed interface.
    protected abstract Class<E> eventType();

    protected abstract EventTypes<E> types();

    /// One example of each kind, with every component filled; the golden files hold the same
    /// values.
    protected abstract List<E> examples();

    @Test
    void every_event_has_an_example() {
        var permitted =
                Arrays.stream(eventType().getPermittedSubclasses()).collect(Collectors.toSet());
        assertEquals(
                permitted, examples().stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    @TestFactory
    Stream<DynamicTest> every_event_is_written_as_its_golden_file() {
        return examples().stream()
                .map(event ->
                        DynamicTest.dynamicTest(
                                event.getClass().getSimpleName(),
                                () -> {
                                    var encoded = types().encode(event);
                                    assertEquals(
                                            golden(encoded.type(), encoded.version()),
                                            encoded.data());
                                }));
    }

    @TestFactory
    Stream<DynamicTest> every_version_ever_written_is_still_read() {
        return examples().stream()
                .flatMap(event -> {
                    var encoded = types().encode(event);
                    return Stream.iterate(encoded.version(), v -> v > 0, v -> v - 1)
                            .map(version -> reads(event, encoded.type(), version));
                });
    }

    private DynamicTest reads(E event, String type, int version) {
        return DynamicTest.dynamicTest(
                type + " v" + version,
                () -> {
                    var read = types().decode(type, version, golden(type, version));
                    assertEquals(event.getClass(), read.getClass());
                    assertTrue(
                            version < types().encode(event).version() || event.equals(read),
                            () -> read + " is not " + event);
                });
    }

    private String golden(String type, int version) {
        var name = "/golden/%s.v%d.json".formatted(type, version);
        try (var file = getClass().getResourceAsStream(name)) {
            if (file == null) {
                throw new AssertionError("no golden file " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
