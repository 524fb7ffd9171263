package org.copractice.membership.person.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.copractice.membership.person.directory.PersonView;

/// A person as an address book takes them: vCard 4.0 (RFC 6350), in UTF-8. Nine properties and two
/// rules, for which a library would be more to know than they are.
final class VCard {

    private static final int LONGEST_LINE = 75; // octets, without the line break

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private VCard() {}

    /// @param role of the person's work; null for none
    static String of(PersonView person, String role) {
        var card = new VCard();
        card.line("BEGIN:VCARD");
        card.line("VERSION:4.0");
        card.line("UID:urn:uuid:" + person.id());
        card.line("FN:" + escaped(person.name().full()));
        if (person.contact() != null) {
            card.property("EMAIL", person.contact().email());
            card.property("TEL", person.contact().phone());
        }
        card.property("ROLE", role);
        card.list("CATEGORIES", person.subjects());
        person.expertise().forEach(each -> card.property("EXPERTISE", each));
        card.line("REV:" + MOMENT.format(person.changedAt()));
        card.line("END:VCARD");
        return card.text.toString();
    }

    private void property(String name, String value) {
        if (value != null) {
            line(name + ":" + escaped(value));
        }
    }

    private void list(String name, List<String> values) {
        if (!values.isEmpty()) {
            line(name + ":" + values.stream().map(VCard::escaped).collect(Collectors.joining(",")));
        }
    }

    private static String escaped(String value) {
        return value.replaceAll("([\\\\,;])", "\\\\$1").replaceAll("\\R", "\\\\n");
    }

    /// A long one goes on in the next line, behind a space; no character is cut in two.
    private void line(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
            var character = line.substring(i, line.offsetByCodePoints(i, 1));
            int more = character.getBytes(UTF_8).length;
            if (octets + more > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += more;
        }
        text.append("\r\n");
    }
}
