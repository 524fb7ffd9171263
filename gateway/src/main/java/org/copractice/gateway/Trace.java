package org.copractice.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// The W3C trace a call belongs to: the caller's when it sent a valid one, else a new one. Either
/// way the gateway is a span of its own in it, and the upstream's parent.
public final class Trace {

    static final CharSequence HEADER = HttpHeaders.createOptimized("traceparent");

    private static final CharSequence STATE = HttpHeaders.createOptimized("tracestate");
    private static final int LENGTH = 55;
    private static final int ID = 3;
    private static final int SPAN = 36;
    private static final int FLAGS = 53;

    private Trace() {}

    /// Puts the gateway's own `traceparent` in place of what was sent, and gives the id of the
    /// trace. Two headers say nothing, like none; the state of a trace that is not continued says
    /// nothing either.
    public static String begin(MultiMap headers) {
        var sent = headers.getAll(HEADER);
        var theirs = sent.size() == 1 ? sent.getFirst() : "";
        var valid = isValid(theirs);
        var id = valid ? theirs.substring(ID, SPAN - 1) : random() + random();
        headers.set(
                HEADER,
                "00-"
                        + id
                        + '-'
                        + random()
                        + '-'
                        + (valid ? theirs.substring(FLAGS, LENGTH) : "00"));
        if (!valid) {
            headers.remove(STATE);
        }
        return id;
    }

    /// The id of the trace that was begun for this request.
    static String idOf(HttpServerRequest request) {
        return request.getHeader(HEADER).substring(ID, SPAN - 1);
    }

    /// A later version may append fields; what we know of it stands at the same place.
    private static boolean isValid(String sent) {
        return sent.length() >= LENGTH
                && (sent.length() == LENGTH
                        || (!sent.startsWith("00") && sent.charAt(LENGTH) == '-'))
                && !sent.startsWith("ff")
                && isHex(sent, 0, 2)
                && sent.charAt(ID - 1) == '-'
                && isHex(sent, ID, SPAN - 1)
                && isNotZero(sent, ID, SPAN - 1)
                && sent.charAt(SPAN - 1) == '-'
                && isHex(sent, SPAN, FLAGS - 1)
                && isNotZero(sent, SPAN, FLAGS - 1)
                && sent.charAt(FLAGS - 1) == '-'
                && isHex(sent, FLAGS, LENGTH);
    }

    private static boolean isHex(String text, int from, int to) {
        for (var i = from; i < to; i++) {
            var c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNotZero(String text, int from, int to) {
        for (var i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return true;
            }
        }
        return false;
    }

    /// Sixteen digits, never all zero.
    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    }
}
