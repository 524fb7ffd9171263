package org.copractice.eventsourcing.readmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NamesTest {

    /// As [org.copractice.eventsourcing.http.Search] asks the database.
    private static boolean isFound(String name, String sought) {
        return Names.words(sought).stream().allMatch(word -> has(name, word));
    }

    private static boolean has(String name, String word) {
        var keys = Names.keys(name);
        return Names.sought(word).stream().anyMatch(keys::contains)
                && (Names.areAllLettersInKey(word)
                        || Names.line(name).contains(" " + word)
                        || Names.slips(word).stream().anyMatch(keys::contains));
    }

    @ParameterizedTest
    @CsvSource({
        "Ana María Peña, pena",
        "Ana María Peña, PEÑA ana",
        "Ana María Peña, mar",
        "Søren Kierkegård, soren kierkegard",
        "Łukasz Weiß, lukasz weiss",
        "Sukarno, sukarno",
        "王小明, 王",
        "王小明, 小明",
        "سارة, سارة",
        "김민준, 김",
        "O’Brien, obrien",
        "O'Brien, brien",
        "O'Brien, o'brien",
        "García-López, lopez",
        "García-López, garcia-lopez",
        "Ana M. Peña, m",
        "Organization, organ",
        "Organization, organizat",
        "School 123456, school 123456",
        "School 123456, school 12345",
        "Region 12, 12",
        "𠀀𠀁𠀂𠀃𠀄, 𠀁𠀂𠀃𠀄"
    })
    void a_name_is_found_by_its_words_and_how_they_begin(String name, String sought) {
        assertTrue(isFound(name, sought));
    }

    @ParameterizedTest
    @CsvSource({
        "González, gonzales",
        "Johnson, jonson",
        "Jonson, johnson",
        "Michael, micheal",
        "Hernández, hernandz",
        "Anna, ana",
        "Ana, anna",
        "Schmidt, schmit"
    })
    void one_slip_is_forgiven(String name, String sought) {
        assertTrue(isFound(name, sought));
    }

    @ParameterizedTest
    @CsvSource({
        "Ana María Peña, nia",
        "Ana María Peña, ana gomez",
        "Ana María Peña, p",
        "Ana María Peña, pe",
        "Gonzales, gomez",
        "Dan, ana",
        "School 1234, school 1243",
        "School 1234, school 123456",
        "School 123456, school 123457",
        "Organizer, organization",
        "Organization, organizer",
        "Region 12, 1",
        "Michael, mycheel"
    })
    void what_is_another_name_is_not_found(String name, String sought) {
        assertFalse(isFound(name, sought));
    }

    @Test
    void signs_are_no_words() {
        assertEquals(List.of(), Names.words("%_\\ '\" ★ --"));
        assertEquals(List.of("pena", "50"), Names.words(" Peña%50 PEÑA "));
        assertEquals(List.of(), Names.words(null));
    }

    @Test
    void words_are_kept_for_the_rank_each_between_spaces() {
        assertEquals(" ana pena ", Names.line("Ana Peña", "Peña, Ana"));
        assertEquals(" ", Names.line());
    }

    @Test
    void what_is_found_by_whole_words_is_not_found_by_a_name_nor_by_beginnings() {
        var keys = Names.whole('e', List.of("Number talks"));
        assertTrue(keys.containsAll(Names.whole('e', List.of("TALKS"))));
        assertFalse(keys.containsAll(Names.whole('e', List.of("talk"))));
        assertFalse(Names.sought("talks").stream().anyMatch(keys::contains));
    }

    /// They are stored: another value would find nobody who is stored already.
    @Test
    void keys_are_the_same_for_ever() {
        assertEquals(List.of(-2072272728, 855595658), List.copyOf(Names.keys("Áná")));
    }

    /// Until decision 48 a number had a key of this kind, and rows keep it.
    @Test
    void numbers_of_rows_written_before_are_found() {
        assertTrue(Names.sought("50").contains(1166396493));
    }
}
