package org.copractice.eventsourcing;

/// A rule says no. The code is public and permanent; the message is for people and names what to
/// do.
public final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    public Rejection(String code, String message) {
        super(message, null, false, false); // an answer, not an accident: no stack trace
        this.code = code;
    }

    public String code() {
        return code;
    }
}
