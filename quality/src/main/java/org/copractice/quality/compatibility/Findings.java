package org.copractice.quality.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Collects breaches, and knows where in the description one is at the moment.
final class Findings {

    private final String where;
    private final List<Breach> all;

    private Findings(String where, List<Breach> all) {
        this.where = where;
        this.all = all;
    }

    Findings() {
        this("", new ArrayList<>());
    }

    Findings at(String step) {
        return new Findings(where.isEmpty() ? step : where + " › " + step, all);
    }

    void add(String what) {
        all.add(new Breach(where, what));
    }

    void gone(String what) {
        add(what + " is gone");
    }

    void changed(String what, JsonNode before, JsonNode after) {
        add("%s %s → %s".formatted(what, said(before), said(after)));
    }

    private static String said(JsonNode value) {
        return value.isMissingNode() ? "(none)" : value.toString();
    }

    List<Breach> all() {
        return List.copyOf(all);
    }
}
