package org.copractice.eventsourcing.personal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.copractice.eventsourcing.Json;

class SealedDataTest {

    private static final UUID STREAM = new UUID(1, 1);
    private static final UUID EVENT = new UUID(2, 1);
    private static final Set<String> NAME = Set.of("name");
    private static final String ANA = "{\"country\":\"cl\",\"name\":\"Ana Peña\"}";

    private final AesKey key = AesKey.random();

    private String sealed(String data) {
        return SealedData.seal(key, STREAM, EVENT, data, NAME);
    }

    @Property(tries = 300)
    void whatever_is_sealed_is_opened_again_and_only_with_its_key(
            @ForAll String name, @ForAll String other) {
        Assume.that(UTF_8.newEncoder().canEncode(name + other)); // no half characters
        var data = Json.write(new TreeMap<>(Map.of("country", other, "name", name)));
        var sealed = sealed(data);
        assertEquals(true, SealedData.isSealed(sealed));
        assertEquals(
                Json.read(data, Map.class),
                Json.read(SealedData.open(key, STREAM, EVENT, sealed), Map.class));
        var closed = Map.of("country", other);
        assertEquals(closed, Json.read(SealedData.open(null, STREAM, EVENT, sealed), Map.class));
        assertRefused(AesKey.random(), STREAM, EVENT, sealed);
    }

    @Example
    void the_same_text_never_looks_the_same() {
        assertNotEquals(sealed(ANA), sealed(ANA));
        assertFalse(sealed(ANA).contains("Peña"));
        assertEquals(true, sealed(ANA).endsWith("\",\"country\":\"cl\"}"));
    }

    @Example
    void it_cannot_be_passed_off_as_another_event_or_be_changed() {
        var sealed = sealed(ANA);
        assertRefused(key, STREAM, new UUID(2, 2), sealed);
        assertRefused(key, new UUID(1, 2), EVENT, sealed);
        int middle = 40;
        var changed = sealed.charAt(middle) == 'A' ? 'B' : 'A';
        assertRefused(
                key,
                STREAM,
                EVENT,
                sealed.substring(0, middle) + changed + sealed.substring(middle + 1));
    }

    @Example
    void nothing_personal_is_stored_as_it_is() {
        assertEquals("{\"country\":\"cl\"}", sealed("{\"country\":\"cl\"}"));
        assertFalse(SealedData.isSealed("{\"name\":\"{\\\"sealed\\\":\\\"\"}"));
    }

    private static void assertRefused(AesKey key, UUID stream, UUID event, String sealed) {
        var refused =
                assertThrows(
                        IllegalStateException.class,
                        () -> SealedData.open(key, stream, event, sealed));
        assertEquals(
                "it was encrypted with another key, for another place, or changed",
                refused.getMessage());
    }
}
