package org.copractice.membership.subscription.destination;

/// An address that nothing is sent to. The message says why, and what to do.
public final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message, null, false, false);
    }
}
