package org.copractice.membership.organization.http;

import org.copractice.eventsourcing.command.Effect;

/// Counts what an import does.
final class Tally {

    private int created;
    private int changed;
    private int unchanged;

    /// A refusal is a fault of the row.
    void count(OrganizationRow row, Effect<?> effect, ImportFaults faults) {
        switch (effect.change()) {
            case CREATED -> created++;
            case CHANGED -> changed++;
            case NONE -> unchanged++;
            case REFUSED ->
                    faults.add(
                            "/rows/" + row.number(),
                            effect.refusal().code(),
                            effect.refusal().getMessage());
        }
    }

    int created() {
        return created;
    }

    int changed() {
        return changed;
    }

    int unchanged() {
        return unchanged;
    }
}
