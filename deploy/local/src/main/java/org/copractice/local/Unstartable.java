package org.copractice.local;

/// Why the platform cannot start or go on, in words for whoever typed the command.
public final class Unstartable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Unstartable(String message) {
        super(message);
    }

    public Unstartable(String message, Throwable cause) {
        super(message, cause);
    }
}
