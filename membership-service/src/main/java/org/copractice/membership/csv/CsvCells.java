package org.copractice.membership.csv;

import java.util.regex.Pattern;

/// A cell that begins with `=`, `+`, `-`, `@`, be they of full width, is a formula to a
/// spreadsheet, some of which pass over a tab or line break in front; and somebody's name must not
/// be run on the computer of who opens an export. Such a cell is written with an apostrophe in
/// front, and read without it; what has an apostrophe there already gets, and loses, one more, so
/// that every cell is read as it was.
public final class CsvCells {

    private static final Pattern FORMULA =
            Pattern.compile("'*[=+\\-@＝＋－＠\t\r\n].*", Pattern.DOTALL);

    private CsvCells() {}

    public static String written(String cell) {
        if (cell == null) {
            return "";
        }
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    /// @return null for an empty cell
    public static String read(String cell) {
        if (cell.isBlank()) {
            return null;
        }
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
