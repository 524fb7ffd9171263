package org.copractice.gateway.quota;

import java.time.Duration;

/// So many calls at once when none were made for a whole window, and as many again, steadily, in
/// each window.
record Policy(int calls, long window, int atOnce, CharSequence told) {

    static Policy of(int calls, Duration window, int atOnce) {
        if (calls < 1 || atOnce < 1 || window.toSeconds() < 1) {
            throw new IllegalArgumentException("gateway.rate: too little to serve anybody");
        }
        var told = "\"calls\";q=" + calls + ";w=" + window.toSeconds();
        return new Policy(calls, window.toNanos(), atOnce, told);
    }

    /// In which one call is regained.
    long interval() {
        return window / calls;
    }
}
