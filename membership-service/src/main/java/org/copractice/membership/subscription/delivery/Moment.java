package org.copractice.membership.subscription.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Moments as text of one length, so that they sort as text.
final class Moment {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Moment() {}

    static String text(Instant moment) {
        return MICROSECONDS.format(moment);
    }
}
