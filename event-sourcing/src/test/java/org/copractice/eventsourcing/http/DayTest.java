package org.copractice.eventsourcing.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DayTest {

    @ParameterizedTest
    @CsvSource({
        "1900-01-01,true",
        "2999-12-31,true",
        "1899-12-31,false",
        "3000-01-01,false",
        "+999999999-12-31,false",
        "-999999999-01-01,false"
    })
    void a_day_is_one_that_people_can_mean(LocalDate day, boolean valid) {
        assertEquals(valid, new Day.Validator().isValid(day, null));
    }

    @Test
    void no_day_is_fine() {
        assertTrue(new Day.Validator().isValid(null, null));
        assertNull(Filter.date("x", "on", null).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "today", "2026-02-30", "2026-2-3", "1899-12-31", "+12026-01-01"})
    void what_is_no_day_is_refused_by_a_filter(String text) {
        assertThrows(HttpProblem.class, () -> Filter.date("x", "on", text));
    }
}
