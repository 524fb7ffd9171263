package org.copractice.eventsourcing.personal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MasterKeysTest {

    private static final UUID STREAM = new UUID(1, 1);
    private static final String OLD = "old:" + base64(1);
    private static final String NEW = "new:" + base64(2);

    private static String base64(int fill) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void the_first_wraps_and_all_unwrap() {
        var key = AesKey.random();
        var wrapped = MasterKeys.parse(OLD).wrap(STREAM, key);
        assertEquals("old", wrapped.masterKey());
        var both = MasterKeys.parse(NEW + " , " + OLD);
        assertEquals("new", both.current());
        assertArrayEquals(key.bytes(), both.unwrap(STREAM, wrapped).bytes());
    }

    @Test
    void a_wrapped_key_belongs_to_its_stream_and_its_master_key() {
        var keys = MasterKeys.parse(OLD);
        var wrapped = keys.wrap(STREAM, AesKey.random());
        assertThrows(IllegalStateException.class, () -> keys.unwrap(new UUID(1, 2), wrapped));
        var missing =
                assertThrows(
                        IllegalStateException.class,
                        () -> MasterKeys.parse(NEW).unwrap(STREAM, wrapped));
        assertEquals("no master key old is configured", missing.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2VjcmV0", "a:c2VjcmV0", "a:no base 64!", ":c2VjcmV0", "a:"})
    void what_is_no_key_is_refused_without_being_shown(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> MasterKeys.parse(text));
        assertFalse(refused.getMessage().contains("c2VjcmV0"));
        assertEquals(null, refused.getCause());
    }

    @Test
    void no_two_have_the_same_name() {
        assertThrows(IllegalArgumentException.class, () -> MasterKeys.parse(OLD + "," + OLD));
    }

    @Test
    void without_any_nothing_can_be_wrapped() {
        assertEquals(true, MasterKeys.none().isEmpty());
        assertThrows(
                IllegalStateException.class, () -> MasterKeys.none().wrap(STREAM, AesKey.random()));
    }
}
