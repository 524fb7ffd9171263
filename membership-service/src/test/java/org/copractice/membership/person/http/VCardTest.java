package org.copractice.membership.person.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.copractice.membership.person.directory.PersonView;
import org.copractice.membership.person.directory.PersonView.ContactView;
import org.copractice.membership.person.directory.PersonView.NameView;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Cards as RFC 6350 wants them.
@DisplayNameGeneration(ReplaceUnderscores.class)
class VCardTest {

    private static final UUID ID = UUID.fromString("0197f3a0-0000-7000-8000-000000000001");

    private static String card(String name, ContactView contact, String role, String... expertise) {
        var moment = Instant.parse("2026-07-01T23:30:00.123Z");
        return VCard.of(
                new PersonView(
                        ID,
                        1,
                        "known",
                        new NameView(name, null, null),
                        contact,
                        List.of(),
                        List.of(expertise),
                        "none",
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        moment,
                        moment,
                        null),
                role);
    }

    private static List<String> lines(String card) {
        return List.of(card.split("\r\n"));
    }

    private static String unfolded(String card) {
        return card.replace("\r\n ", "");
    }

    @Test
    void of_whom_little_is_known_the_card_says_little() {
        assertEquals(
                """
                BEGIN:VCARD
                VERSION:4.0
                UID:urn:uuid:%s
                FN:Ana
                REV:20260701T233000Z
                END:VCARD
                """
                        .formatted(ID)
                        .replace("\n", "\r\n"),
                card("Ana", null, null));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    'Peña, Ana',   'Peña\\, Ana'
                    A;B,           A\\;B
                    A\\B,          A\\\\B
                    '\\,',         '\\\\\\,'
                    '\\n',         '\\\\n'
                    """)
    void what_separates_values_is_escaped_wherever_it_stands(String text, String escaped) {
        var card = card(text, new ContactView(text, null), text, text);
        assertTrue(
                lines(card)
                        .containsAll(
                                List.of(
                                        "FN:" + escaped,
                                        "EMAIL:" + escaped,
                                        "ROLE:" + escaped,
                                        "EXPERTISE:" + escaped)),
                card);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085"})
    void no_line_break_of_a_value_begins_a_property(String lineBreak) {
        var card = card("Ana" + lineBreak + "TEL:1", null, null);
        assertTrue(lines(card).contains("FN:Ana\\nTEL:1"), card);
    }

    @Test
    void a_line_of_75_octets_is_whole_and_a_longer_one_goes_on_behind_a_space() {
        assertTrue(lines(card("a".repeat(72), null, null)).contains("FN:" + "a".repeat(72)));
        var longer = card("a".repeat(72 + 74 + 1), null, null);
        assertTrue(
                longer.contains(
                        "\r\nFN:%s\r\n %s\r\n a\r\n".formatted("a".repeat(72), "a".repeat(74))),
                longer);
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.of("a", "é", "明", "👩🏽‍🔬", "😀", ",", "\\")
                .list()
                .ofMinSize(1)
                .ofMaxSize(200)
                .map(parts -> String.join("", parts));
    }

    /// A character that was cut in two would not be read again.
    @Property
    void no_line_is_longer_and_no_character_is_cut(@ForAll("texts") String text) {
        var card = card(text, null, null);
        for (var line : lines(card)) {
            var octets = line.getBytes(UTF_8);
            assertTrue(octets.length <= 75, line);
            assertEquals(line, new String(octets, UTF_8));
        }
        assertTrue(
                unfolded(card)
                        .contains(
                                "\r\nFN:"
                                        + text.replace("\\", "\\\\").replace(",", "\\,")
                                        + "\r\n"));
    }
}
