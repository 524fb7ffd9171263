package org.copractice.gateway.portal.site;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The problems that `docs/problems.md` lists, in its order.
record Problems(List<Problem> all) {

    /// @param status that of its own column, or of its section's heading
    record Problem(String code, int status, String section, String meaning) {}

    static final String OF_THE_GATEWAY = "At the gateway only";

    private static final Pattern CODE = Pattern.compile("`([a-z0-9-]+)`");
    private static final Pattern STATUS_OF_SECTION = Pattern.compile("\\((\\d{3})\\)$");

    static Problems read(String markdown) {
        var problems = new ArrayList<Problem>();
        var section = "";
        for (var line : markdown.lines().toList()) {
            if (line.startsWith("## ")) {
                section = line.substring(3).strip();
            } else if (line.startsWith("| `")) {
                problems.addAll(row(line, section));
            }
        }
        return new Problems(List.copyOf(problems));
    }

    /// A row may name several codes that mean nearly the same.
    private static List<Problem> row(String line, String section) {
        var cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
        var status =
                cells.length == 3 ? Integer.parseInt(cells[1].strip()) : statusOf(section, line);
        return CODE.matcher(cells[0])
                .results()
                .map(code ->
                        new Problem(
                                code.group(1), status, section, cells[cells.length - 1].strip()))
                .toList();
    }

    private static int statusOf(String section, String line) {
        var status = STATUS_OF_SECTION.matcher(section);
        if (!status.find()) {
            throw new IllegalArgumentException("no status: " + line);
        }
        return Integer.parseInt(status.group(1));
    }

    /// What only the gateway answers, by status.
    SequencedMap<Integer, List<Problem>> ofTheGateway() {
        var byStatus = new TreeMap<Integer, List<Problem>>();
        all.stream()
                .filter(problem -> problem.section().equals(OF_THE_GATEWAY))
                .forEach(problem ->
                        byStatus.computeIfAbsent(problem.status(), _ -> new ArrayList<>())
                                .add(problem));
        return byStatus;
    }
}
