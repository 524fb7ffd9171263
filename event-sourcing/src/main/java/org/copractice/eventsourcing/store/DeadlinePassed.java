package org.copractice.eventsourcing.store;

/// Nobody waits any longer. What was to be stored by the statement at hand is not.
public final class DeadlinePassed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DeadlinePassed() {
        super("nobody waits any longer", null, false, false);
    }
}
