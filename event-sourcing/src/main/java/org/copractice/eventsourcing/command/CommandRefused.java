package org.copractice.eventsourcing.command;

/// A command that was refused for another reason than a rule of its aggregate.
public final class CommandRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public enum Reason {
        /// The record has changed since the caller saw it.
        STALE,
        /// The record exists and the caller did not say which revision to change.
        REVISION_NEEDED,
        /// The idempotency key was used with another request.
        KEY_REUSED,
        /// The race for the stream was lost too often.
        BUSY
    }

    private final Reason reason;

    CommandRefused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
