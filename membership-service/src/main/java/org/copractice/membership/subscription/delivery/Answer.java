package org.copractice.membership.subscription.delivery;

import java.time.Duration;

/// What came of one try.
///
/// @param status of HTTP; 0 when there was no answer
/// @param fault why there was no answer, or none that counts: a word for programs; null otherwise
/// @param text the beginning of the answer's body, or the fault in words
/// @param retryAfter how long the endpoint asks to be left alone; null when it does not
record Answer(int status, String fault, String text, Duration retryAfter) {

    static Answer none(String fault, String text) {
        return new Answer(0, fault, text, null);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /// The endpoint wants no more of it, ever.
    boolean isGone() {
        return status == 410;
    }
}
