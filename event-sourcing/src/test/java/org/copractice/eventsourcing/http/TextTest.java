package org.copractice.eventsourcing.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    private record Note(@Text(max = 10) String title, @Text(max = 100, lines = true) String body) {}

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Peña",
                "学習",
                "\u0639\u0631\u0628\u064a",
                "हिन्दी",
                "🌲",
                "👩\u200d🏫",
                "\ud83e\udeea", // newer than this Java
                "0123456789",
                "'; DROP",
                "<b>",
                "a\u200bb",
            })
    void textOfPeopleIsAllowed(String text) {
        assertEquals(true, isValid(new Note(text, null)), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u200b",
                "\u200d\ufe0f",
                "\u2800",
                "\u3164",
                "\u0301",
                "a\u0000",
                "a\nb",
                "a\u0007",
                "a\u009f",
                "\ud83d",
                "a\udc00b",
                "a\ufffe",
                "01234567890",
            })
    void whatNobodyCanSeeOrStoreIsRefused(String text) {
        assertEquals(false, isValid(new Note(text, null)));
    }

    @Test
    void linesAreForTextsThatAllowThem() {
        assertEquals(true, isValid(new Note("a", "one\r\n\ttwo")));
        assertEquals(false, isValid(new Note("a", "\r\n\t")));
        assertEquals(false, isValid(new Note("a", "one\u000btwo")));
    }

    @Test
    void absentIsAllowed() {
        assertEquals(true, isValid(new Note(null, null)));
    }

    @Property
    void lengthCountsCharactersAsPeopleDo(@ForAll @AlphaChars @StringLength(max = 12) String text) {
        var trees = "🌲".repeat(text.length());
        assertEquals(!text.isEmpty() && text.length() <= 10, isValid(new Note(trees, null)));
    }

    private static boolean isValid(Note note) {
        return VALIDATOR.validate(note).isEmpty();
    }
}
