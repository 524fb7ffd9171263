package org.copractice.gateway.door;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

/// The headers that every answer has, whoever gives it.
final class EveryAnswer {

    private static final AsciiString NO_SNIFFING = AsciiString.cached("X-Content-Type-Options");
    private static final AsciiString TLS_ONLY = AsciiString.cached("Strict-Transport-Security");
    private static final AsciiString REFERRER = AsciiString.cached("Referrer-Policy");
    private static final AsciiString POWERED_BY = AsciiString.cached("X-Powered-By");

    private static final AsciiString NOSNIFF = AsciiString.cached("nosniff");

    /// Browsers heed it only where the answer came over TLS, which ends in front of the gateway.
    private static final AsciiString A_YEAR =
            AsciiString.cached("max-age=31536000; includeSubDomains");

    /// JSON loads nothing and is shown in no frame.
    private static final AsciiString NOTHING =
            AsciiString.cached("default-src 'none'; frame-ancestors 'none'");

    private static final AsciiString NO_REFERRER = AsciiString.cached("no-referrer");
    private static final AsciiString NO_STORE = AsciiString.cached("no-store");

    private EveryAnswer() {}

    /// Who gives the answer may say what a page may load, and how long it may be kept.
    static void complete(HttpHeaders headers) {
        headers.set(NO_SNIFFING, NOSNIFF);
        headers.set(TLS_ONLY, A_YEAR);
        setWhereAbsent(headers, HttpHeaderNames.CONTENT_SECURITY_POLICY, NOTHING);
        setWhereAbsent(headers, REFERRER, NO_REFERRER);
        setWhereAbsent(headers, HttpHeaderNames.CACHE_CONTROL, NO_STORE);
        headers.remove(HttpHeaderNames.SERVER);
        headers.remove(POWERED_BY);
    }

    private static void setWhereAbsent(HttpHeaders headers, CharSequence name, CharSequence value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
