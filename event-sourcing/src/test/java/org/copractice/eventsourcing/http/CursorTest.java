package org.copractice.eventsourcing.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final String SORT = "sort_name";

    @Property
    void aCursorComesBackAsItWas(@ForAll String value, @ForAll String id) {
        var cursor = new Cursor(SORT, List.of(well(value), well(id)));
        assertEquals(cursor, Cursor.decode(cursor.encoded(), SORT, 2));
    }

    /// Without what PostgreSQL does not store, and what is not text.
    private static String well(String text) {
        return new String(text.getBytes(UTF_8), UTF_8).replace("\0", "");
    }

    @Property
    void garbageIsRefused(@ForAll String garbage) {
        refused(garbage);
        refused(encoded(garbage));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "\"text\"",
                "{\"sort\":\"sort_name\"}",
                "{\"sort\":null,\"after\":[\"a\",\"b\"]}",
                "{\"sort\":\"sort_name\",\"after\":null}",
                "{\"sort\":\"sort_name\",\"after\":[\"a\"]}",
                "{\"sort\":\"sort_name\",\"after\":[\"a\",null]}",
                "{\"sort\":\"sort_name\",\"after\":[\"a\",\"b\",\"c\"]}",
                "{\"sort\":\"sort_name\",\"after\":[\"a\",\"b\\u0000\"]}",
                "{\"sort\":\"name\",\"after\":[\"a\",\"b\"]}",
            })
    void whatLooksLikeOneIsRefused(String json) {
        refused(encoded(json));
    }

    @Test
    void theCursorOfAnotherListIsRefused() {
        refused(new Cursor("name", List.of("a", "b")).encoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-1-1-1-1", "not an id"})
    void theIdOfARecordIsAnId(String id) {
        var cursor = new Cursor(SORT, List.of("a", id)).encoded();
        assertThrows(HttpProblem.class, () -> Cursor.decodeOfRecords(cursor, SORT));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    private static void refused(String text) {
        var refused = assertThrows(HttpProblem.class, () -> Cursor.decode(text, SORT, 2));
        assertEquals("cursor", refused.problem().errors().getFirst().parameter());
    }
}
