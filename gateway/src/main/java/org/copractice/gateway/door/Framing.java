package org.copractice.gateway.door;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.copractice.gateway.EdgeProblem;

/// Whether the head of a request says in one way only where it leads and where its body ends.
final class Framing {

    /// What a path and query may be made of, by RFC 3986, and `%` where two digits follow.
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (var c = '0'; c <= 'z'; c++) {
            PLAIN[c] = Character.isLetterOrDigit(c);
        }
        for (var c : "-._~:/?@!$&'()*+,;=".toCharArray()) {
            PLAIN[c] = true;
        }
    }

    private static final Pattern CLEAR = Pattern.compile("((gzip|compress|deflate), *)?chunked");

    private Framing() {}

    /// Null when there is none.
    static EdgeProblem fault(HttpRequest request) {
        var version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return EdgeProblem.HTTP_VERSION_NOT_SUPPORTED;
        }
        if (request.headers().getAll(HttpHeaderNames.HOST).size() > 1
                || isEncodedUnclearly(request)) {
            return EdgeProblem.BAD_REQUEST;
        }
        return isTarget(request.uri()) ? null : EdgeProblem.BAD_PATH;
    }

    /// A transfer encoding that does not end in `chunked` leaves open where the body ends, and so
    /// does any in HTTP/1.0. The others are a question of what we support, answered later.
    private static boolean isEncodedUnclearly(HttpRequest request) {
        if (!request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return false;
        }
        var encodings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        var last = encodings.getFirst().toLowerCase(Locale.ROOT);
        return encodings.size() > 1
                || request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                || !CLEAR.matcher(last).matches();
    }

    /// A path, or `*`, or a whole address. Whatever Quarkus would refuse with a bare status must be
    /// refused here.
    private static boolean isTarget(String target) {
        if (target.startsWith("http://") || target.startsWith("https://")) {
            return isPlain(target) && isAddress(target);
        }
        return target.equals("*")
                || (target.startsWith("/") && !target.startsWith("//") && isPlain(target));
    }

    private static boolean isPlain(String target) {
        for (var i = 0; i < target.length(); i++) {
            var c = target.charAt(i);
            if (c == '%') {
                if (i + 2 >= target.length()
                        || Character.digit(target.charAt(i + 1), 16) < 0
                        || Character.digit(target.charAt(i + 2), 16) < 0) {
                    return false;
                }
            } else if (c >= PLAIN.length || !PLAIN[c]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAddress(String target) {
        try {
            return new URI(target).getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
