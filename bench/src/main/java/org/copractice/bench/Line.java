package org.copractice.bench;

import java.util.Locale;

/// One line of the table.
record Line(String measure, String ours, String against, String ratio, String bar, String stretch) {

    static Line of(String measure, Pairs pairs, String unit, String bar, String stretch) {
        return new Line(
                measure,
                number(pairs.oursMedian()) + unit,
                number(pairs.bareMedian()) + unit,
                String.format(Locale.ROOT, "%.2f", pairs.ratio()),
                bar,
                stretch);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }

    String markdown() {
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(measure, ours, against, ratio, bar, stretch);
    }
}
