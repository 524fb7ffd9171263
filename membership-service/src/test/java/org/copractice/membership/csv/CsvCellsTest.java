package org.copractice.membership.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CsvCellsTest {

    /// What spreadsheets run or, as tabs and line breaks, pass over before they look for it.
    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(DANGEROUS + "';\\\",1aé ")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(text -> !text.isBlank());
    }

    @Property
    void every_cell_is_read_as_it_was(@ForAll("texts") String text) {
        assertEquals(text, CsvCells.read(CsvCells.written(text)));
    }

    @Property
    void no_cell_begins_as_a_formula(@ForAll("texts") String text) {
        var written = CsvCells.written(text);
        assertFalse(DANGEROUS.contains(written.substring(0, 1)), written);
    }

    @Property
    void every_list_is_read_as_it_was(@ForAll("texts") String one, @ForAll("texts") String other) {
        var texts = List.of(one.strip(), other.strip());
        var cell = CsvCells.written(CsvList.written(texts));
        assertEquals(texts, CsvList.read(CsvCells.read(cell)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1 530", "-1", "@A1", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠A1"})
    void what_a_spreadsheet_would_run_has_an_apostrophe_in_front(String text) {
        assertEquals("'" + text, CsvCells.written(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Brien", "'plain", "1+1", "a=b", "ana@example.org"})
    void what_it_would_not_run_stays_as_it_is(String text) {
        assertEquals(text, CsvCells.written(text));
        assertEquals(text, CsvCells.read(text));
    }

    @Test
    void nothing_is_an_empty_cell() {
        assertEquals("", CsvCells.written(null));
        assertNull(CsvCells.read(" "));
    }
}
