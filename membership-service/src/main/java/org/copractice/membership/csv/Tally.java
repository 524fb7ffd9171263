package org.copractice.membership.csv;

import org.copractice.eventsourcing.command.Effect;

/// Counts what an import does.
public final class Tally {

    private int created;
    private int changed;
    private int unchanged;

    /// A refusal is a fault of the row.
    public void count(int row, Effect<?> effect, ImportFaults faults) {
        switch (effect.change()) {
            case CREATED -> created++;
            case CHANGED -> changed++;
            case NONE -> unchanged++;
            case REFUSED ->
                    faults.add(
                            "/rows/" + row, effect.refusal().code(), effect.refusal().getMessage());
        }
    }

    public int created() {
        return created;
    }

    public int changed() {
        return changed;
    }

    public int unchanged() {
        return unchanged;
    }
}
