package org.copractice.membership.subscription.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that moves when it is told to.
final class Moving extends Clock {

    private volatile Instant now;

    Moving(Instant start) {
        this.now = start;
    }

    void by(Duration further) {
        now = now.plus(further);
    }

    void to(Instant moment) {
        now = moment;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
