package org.copractice.eventsourcing.readmodel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A name as people look for it: without accents, case or doubled spaces. `Peña Blanca` is found
/// between `Pelican` and `Pine`.
public final class SortKey {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private SortKey() {}

    public static String of(String name) {
        if (name == null) {
            return null;
        }
        var plain = isAscii(name) ? name : withoutMarks(name);
        return withSingleSpaces(plain.toLowerCase(Locale.ROOT).strip());
    }

    /// Most names are, and have nothing to take apart.
    static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String withSingleSpaces(String text) {
        var key = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean space = character == ' ' || (character >= '\t' && character <= '\r');
            if (!space) {
                key.append(character);
            } else if (key.charAt(key.length() - 1) != ' ') {
                key.append(' ');
            }
        }
        return key.toString();
    }

    private static String withoutMarks(String name) {
        return MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    }
}
