package org.copractice.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.LogManager;

/// `bench/run [--quick] [measure …]`: measures all or some and prints a table.
final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        LogManager.getLogManager().reset(); // the engines have much to say
        var asked = new ArrayList<>(List.of(arguments));
        var length = asked.remove("--quick") ? Length.QUICK : Length.FULL;
        var chosen = Set.copyOf(asked);
        var checkout = Path.of(System.getenv().getOrDefault("COPRACTICE_CHECKOUT", "."));
        var lines = new ArrayList<Line>();
        if (isChosen(chosen, "start")) {
            add(lines, Starting.measure(checkout, length));
        }
        if (!chosen.equals(Set.of("start"))) {
            measureService(checkout, length, chosen, lines);
        }
        System.out.println();
        System.out.println("| measure | ours | against | ratio | bar | stretch |");
        System.out.println("|---|---|---|---|---|---|");
        lines.forEach(line -> System.out.println(line.markdown()));
    }

    private static void measureService(
            Path checkout, Length length, Set<String> chosen, List<Line> lines) throws IOException {
        try (var stand = new Stand(checkout)) {
            Preparation.prepare(stand, checkout);
            Preparation.warmUp(stand, length);
            if (isChosen(chosen, "growth")) {
                add(lines, Growth.measure(stand, length));
            }
            if (isChosen(chosen, "publish")) {
                add(lines, List.of(Publishing.measure(stand, length)));
            }
            if (isChosen(chosen, "webhook")) {
                add(lines, Webhooks.measure(stand, length));
            }
            if (isChosen(chosen, "commands")) {
                add(lines, Commands.measure(stand, length));
            }
            if (isChosen(chosen, "reads")) {
                add(lines, List.of(Reads.measure(stand, length)));
            }
            if (isChosen(chosen, "edge")) {
                add(lines, Edge.measure(stand, checkout.toAbsolutePath(), length));
            }
            if (isChosen(chosen, "hanging")) {
                add(lines, List.of(Edge.besideHanging(stand, checkout.toAbsolutePath(), length)));
            }
            if (isChosen(chosen, "rebuild")) {
                add(lines, List.of(Rebuilding.measure(stand, length)));
            }
            if (isChosen(chosen, "import") || isChosen(chosen, "search")) {
                add(lines, List.of(Importing.line(Importing.seconds(stand))));
            }
            if (isChosen(chosen, "search")) {
                add(lines, List.of(Searching.measure(stand)));
            }
        }
    }

    /// Says it at once: who ends a long run early has what was measured until then.
    private static void add(List<Line> lines, List<Line> measured) {
        measured.forEach(line -> System.out.println(line.markdown()));
        lines.addAll(measured);
    }

    private static boolean isChosen(Set<String> chosen, String measure) {
        return chosen.isEmpty() || chosen.contains(measure);
    }
}
