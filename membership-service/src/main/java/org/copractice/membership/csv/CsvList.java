package org.copractice.membership.csv;

import java.util.ArrayList;
import java.util.List;

/// Several texts in one cell, with a semicolon between them; a semicolon or backslash of a text has
/// a backslash in front.
public final class CsvList {

    private CsvList() {}

    public static String written(List<String> texts) {
        return String.join(
                ";", texts.stream().map(each -> each.replaceAll("([;\\\\])", "\\\\$1")).toList());
    }

    /// @param cell null for none
    public static List<String> read(String cell) {
        var texts = new ArrayList<String>();
        var text = new StringBuilder();
        boolean escaped = false;
        for (char character : (cell == null ? "" : cell).toCharArray()) {
            if (!escaped && character == '\\') {
                escaped = true;
            } else if (!escaped && character == ';') {
                texts.add(text.toString().strip());
                text.setLength(0);
            } else {
                escaped = false;
                text.append(character);
            }
        }
        texts.add(text.toString().strip());
        return texts.stream().filter(each -> !each.isEmpty()).toList();
    }
}
