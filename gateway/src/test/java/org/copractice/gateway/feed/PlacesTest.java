package org.copractice.gateway.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlacesTest {

    private static final Places BOTH =
            Places.NOWHERE.with(Map.of("membership", "AAAA_-", "meetings", "BBBB"));

    @Test
    void a_cursor_is_read_as_it_was_written_and_fits_into_an_address() {
        assertEquals(Optional.of(BOTH), Places.read(BOTH.cursor()));
        assertTrue(BOTH.cursor().matches("[A-Za-z0-9_-]+"));
    }

    @Test
    void a_place_moves_and_the_others_stay_those_of_services_unknown_here_too() {
        var moved = Places.read(BOTH.cursor()).orElseThrow().with(Map.of("grants", "CC"));
        assertEquals("AAAA_-", moved.of("membership"));
        assertEquals("BBBB", moved.of("meetings"));
        assertEquals("CC", moved.of("grants"));
        assertEquals("AAAA_-", BOTH.of("membership"));
        assertEquals(null, BOTH.of("grants"));
    }

    @Test
    void a_cursor_of_before_is_that_of_membership() {
        var before = "AAAAAAAAAAd1zYbkqEUQXA";
        assertEquals(
                Optional.of(Places.NOWHERE.with(Map.of("membership", before))),
                Places.read(before));
    }

    @Test
    void what_was_cut_or_changed_is_never_another_place_of_several() {
        var cursor = BOTH.cursor();
        for (var end = 0; end < cursor.length(); end++) {
            assertNotASetOfPlaces(cursor.substring(0, end));
            assertNotASetOfPlaces(cursor.substring(0, end) + 'x' + cursor.substring(end + 1));
        }
    }

    /// It may look like the cursor of one service, which then refuses it.
    private static void assertNotASetOfPlaces(String text) {
        if (!text.equals(BOTH.cursor())) {
            Places.read(text)
                    .ifPresent(places -> {
                        assertEquals(text, places.of("membership"));
                        assertEquals(1, places.byService().size());
                    });
        }
    }

    @Test
    void what_cannot_be_a_cursor_is_none() {
        assertEquals(Optional.empty(), Places.read(""));
        assertEquals(Optional.empty(), Places.read("a.b"));
        assertEquals(Optional.empty(), Places.read("x".repeat(3_000)));
    }
}
