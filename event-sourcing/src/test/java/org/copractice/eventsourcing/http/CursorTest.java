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

    private static final String SORT = "name";

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
                "{\"sort\":\"name\"}",
                "{\"sort\":null,\"after\":[\"a\",\"b\"]}",
                "{\"sort\":\"name\",\"after\":null}",
                "{\"sort\":\"name\",\"after\":[\"a\"]}",
                "{\"sort\":\"name\",\"after\":[\"a\",null]}",
                "{\"sort\":\"name\",\"after\":[\"a\",\"b\",\"c\"]}",
                "{\"sort\":\"name\",\"after\":[\"a\",\"b\\u0000\"]}",
                "{\"sort\":\"number\",\"after\":[\"a\",\"b\"]}",
            })
    void whatLooksLikeOneIsRefused(String json) {
        refused(encoded(json));
    }

    @Test
    void theCursorOfAnotherListIsRefused() {
        refused(new Cursor("number", List.of("a", "b")).encoded());
    }

    @Test
    void theCursorOfTheOtherOrderIsRefused() {
        refused(new Cursor(SORT, List.of("a", "b")).encoded(), "-" + SORT);
        refused(new Cursor("-" + SORT, List.of("a", "b")).encoded(), SORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-1-1-1-1", "not an id"})
    void theIdOfARecordIsAnId(String id) {
        var cursor = new Cursor(SORT, List.of("a", id)).encoded();
        assertThrows(HttpProblem.class, () -> Cursor.decodeOfRecords(cursor, SORT, false));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    private static void refused(String text) {
        refused(text, SORT);
    }

    private static void refused(String text, String sort) {
        var refused = assertThrows(HttpProblem.class, () -> Cursor.decode(text, sort, 2));
        assertEquals("cursor", refused.problem().errors().getFirst().parameter());
    }
}
