package org.copractice.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/// How many milliseconds a service has to answer, told to it with each call: after that nobody
/// waits for the answer. A client that will wait for less than we would may say so itself.
final class Deadline {

    static final CharSequence HEADER = HttpHeaders.createOptimized("x-request-timeout");

    private static final int MOST_DIGITS = 9;

    private Deadline() {}

    /// Puts in place of what was sent what holds.
    static void set(MultiMap headers, long most) {
        var sent = headers.get(HEADER);
        var holds = sent == null ? most : Math.min(most, parsed(sent, most));
        headers.set(HEADER, Long.toString(holds));
    }

    static long of(MultiMap headers) {
        return Long.parseLong(headers.get(HEADER));
    }

    private static long parsed(String sent, long otherwise) {
        if (sent.isEmpty() || sent.length() > MOST_DIGITS) {
            return otherwise;
        }
        for (var i = 0; i < sent.length(); i++) {
            if (sent.charAt(i) < '0' || sent.charAt(i) > '9') {
                return otherwise;
            }
        }
        return Math.max(1, Long.parseLong(sent));
    }
}
