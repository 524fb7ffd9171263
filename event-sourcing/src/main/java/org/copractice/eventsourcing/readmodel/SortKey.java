package org.copractice.eventsourcing.readmodel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A name as people look for it: without accents, case or doubled spaces. `Peña Blanca` is found
/// between `Pelican` and `Pine`.
public final class SortKey {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private SortKey() {}

    public static String of(String name) {
        if (name == null) {
            return null;
        }
        var plain = isAscii(name) ? name : withoutMarks(name);
        return SPACES.matcher(plain.toLowerCase(Locale.ROOT).strip()).replaceAll(" ");
    }

    /// Most names are, and have nothing to take apart.
    private static boolean isAscii(String name) {
        return name.chars().allMatch(character -> character < 0x80);
    }

    private static String withoutMarks(String name) {
        return MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    }
}
