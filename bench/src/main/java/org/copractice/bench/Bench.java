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
            lines.addAll(Starting.measure(checkout, length));
        }
        if (!chosen.equals(Set.of("start"))) {
            lines.addAll(measureService(checkout, length, chosen));
        }
        System.out.println();
        System.out.println("| measure | ours | against | ratio | bar | stretch |");
        System.out.println("|---|---|---|---|---|---|");
        lines.forEach(line -> System.out.println(line.markdown()));
    }

    private static List<Line> measureService(Path checkout, Length length, Set<String> chosen)
            throws IOException {
        var lines = new ArrayList<Line>();
        try (var stand = new Stand(checkout)) {
            Preparation.prepare(stand, checkout);
            Preparation.warmUp(stand, length);
            if (isChosen(chosen, "growth")) {
                lines.addAll(Growth.measure(stand, length));
            }
            if (isChosen(chosen, "publish")) {
                lines.add(Publishing.measure(stand, length));
            }
            if (isChosen(chosen, "webhook")) {
                lines.addAll(Webhooks.measure(stand, length));
            }
            if (isChosen(chosen, "commands")) {
                lines.addAll(Commands.measure(stand, length));
            }
            if (isChosen(chosen, "reads")) {
                lines.add(Reads.measure(stand, length));
            }
            if (isChosen(chosen, "edge")) {
                lines.addAll(Edge.measure(stand, checkout.toAbsolutePath(), length));
            }
            if (isChosen(chosen, "rebuild")) {
                lines.add(Rebuilding.measure(stand, length));
            }
            if (isChosen(chosen, "import") || isChosen(chosen, "search")) {
                lines.add(Importing.line(Importing.seconds(stand)));
            }
            if (isChosen(chosen, "search")) {
                lines.add(Searching.measure(stand));
            }
        }
        return lines;
    }

    private static boolean isChosen(Set<String> chosen, String measure) {
        return chosen.isEmpty() || chosen.contains(measure);
    }
}
