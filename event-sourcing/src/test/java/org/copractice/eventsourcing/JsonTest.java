package org.copractice.eventsourcing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonTest {

    sealed interface Door {
        record Open() implements Door {}

        record Locked(Key key, List<Key> spare, Map<UUID, Instant> opened) implements Door {}
    }

    sealed interface Key {
        record Metal(int number) implements Key {}

        record Code(String digits, LocalDate until) implements Key {}
    }

    private static final Door LOCKED =
            new Door.Locked(
                    new Key.Metal(7),
                    List.of(new Key.Code("0042", LocalDate.of(2026, 7, 1)), new Key.Metal(8)),
                    Map.of(new UUID(1, 2), Instant.parse("2026-07-01T10:00:00.123456Z")));

    @Test
    void a_sealed_state_comes_back_as_the_variant_it_was() {
        for (var door : List.of(new Door.Open(), LOCKED)) {
            var json = Json.writeVariant(door, Door.class);
            assertEquals(door, Json.readVariant(json, Door.class), json);
        }
    }

    @Test
    void absent_is_not_written_and_the_unknown_is_not_read() {
        assertEquals("{\"digits\":\"1\"}", Json.write(new Key.Code("1", null)));
        assertThrows(RuntimeException.class, () -> Json.read("{\"digit\":\"1\"}", Key.Code.class));
    }
}
