package org.copractice.gateway.door;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long a client may take to send what it has begun. The head of a request has one time for all
/// of it; a body must come at a rate, and every byte of it buys a little more time.
final class Patience {

    private final long forHead;
    private final long forBody;
    private final long forByte;
    private final LongSupplier clock;

    private boolean awaitingHead;
    private boolean awaitingBody;
    private long end;

    /// The rate is in bytes per second.
    Patience(Duration head, Duration body, int rate, LongSupplier clock) {
        this.forHead = head.toNanos();
        this.forBody = body.toNanos();
        this.forByte = Duration.ofSeconds(1).toNanos() / rate;
        this.clock = clock;
    }

    void awaitHead() {
        if (!awaitingHead) {
            awaitingHead = true;
            awaitingBody = false;
            end = clock.getAsLong() + forHead;
        }
    }

    void awaitBody() {
        if (!awaitingBody) {
            awaitingBody = true;
            awaitingHead = false;
            end = clock.getAsLong() + forBody;
        }
    }

    void awaitNothing() {
        awaitingHead = false;
        awaitingBody = false;
    }

    /// Never more than a body has to begin with: who sent fast for an hour may not rest for one.
    void came(int bytes) {
        if (awaitingBody) {
            end = Math.min(end + bytes * forByte, clock.getAsLong() + forBody);
        }
    }

    /// We did not read, so nothing was due.
    void excuse() {
        end = clock.getAsLong() + forBody;
    }

    boolean awaitsSomething() {
        return awaitingHead || awaitingBody;
    }

    /// Nanoseconds; not positive when it is over.
    long left() {
        return end - clock.getAsLong();
    }
}
