package org.copractice.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;

/// Which headers cross the gateway. Hop-by-hop headers end here, whoever sent them; what is said
/// about the client is said by the gateway alone.
final class Hygiene {

    private static final List<CharSequence> HOP_BY_HOP =
            List.of(
                    HttpHeaders.CONNECTION,
                    HttpHeaders.createOptimized("keep-alive"),
                    HttpHeaders.createOptimized("proxy-authenticate"),
                    HttpHeaders.createOptimized("proxy-authorization"),
                    HttpHeaders.createOptimized("proxy-connection"),
                    HttpHeaders.createOptimized("te"),
                    HttpHeaders.createOptimized("trailer"),
                    HttpHeaders.TRANSFER_ENCODING,
                    HttpHeaders.createOptimized("upgrade"));

    private static final CharSequence FORWARDED_FOR =
            HttpHeaders.createOptimized("x-forwarded-for");
    private static final CharSequence FORWARDED_PROTO =
            HttpHeaders.createOptimized("x-forwarded-proto");
    private static final CharSequence FORWARDED_HOST =
            HttpHeaders.createOptimized("x-forwarded-host");

    /// What concerns the client's own request only: its body, and in which form it would have the
    /// answer, which is read here.
    private static final List<CharSequence> OF_THE_CLIENT =
            List.of(
                    HttpHeaders.HOST,
                    HttpHeaders.ACCEPT_ENCODING,
                    HttpHeaders.CONTENT_ENCODING,
                    HttpHeaders.CONTENT_LENGTH,
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.EXPECT,
                    HttpHeaders.IF_MODIFIED_SINCE,
                    HttpHeaders.IF_NONE_MATCH,
                    HttpHeaders.createOptimized("last-event-id"),
                    HttpHeaders.createOptimized("range"));

    private Hygiene() {}

    /// The headers of a question that the gateway asks on behalf of a client.
    static MultiMap forInquiry(HttpServerRequest client) {
        var headers = HttpHeaders.headers().addAll(client.headers());
        inbound(headers, client);
        for (var name : OF_THE_CLIENT) {
            headers.remove(name);
        }
        return headers;
    }

    /// A client may name any header in `Connection` and have it dropped, so ours are set
    /// afterwards.
    static void inbound(MultiMap headers, HttpServerRequest from) {
        dropHopByHop(headers);
        dropForwarded(headers);
        headers.set(FORWARDED_FOR, from.remoteAddress().hostAddress());
        headers.set(FORWARDED_PROTO, from.scheme());
        if (from.authority() != null) {
            headers.set(FORWARDED_HOST, from.authority().toString());
        }
        headers.set(Trace.HEADER, from.getHeader(Trace.HEADER));
    }

    /// What the gateway says of itself to every client, no service says in its place.
    static void outbound(MultiMap headers) {
        dropHopByHop(headers);
        for (var name : Cors.HEADERS) {
            headers.remove(name);
        }
    }

    private static void dropHopByHop(MultiMap headers) {
        if (headers.contains(HttpHeaders.CONNECTION)) {
            for (var value : headers.getAll(HttpHeaders.CONNECTION)) {
                for (var named : value.split(",", -1)) {
                    headers.remove(named.strip());
                }
            }
        }
        for (var name : HOP_BY_HOP) {
            headers.remove(name);
        }
    }

    private static void dropForwarded(MultiMap headers) {
        List<String> forged = null;
        for (var header : headers) {
            var name = header.getKey();
            if (name.regionMatches(true, 0, "x-forwarded-", 0, 12)
                    || name.equalsIgnoreCase("forwarded")
                    || name.equalsIgnoreCase("x-real-ip")) {
                forged = forged == null ? new ArrayList<>() : forged;
                forged.add(name);
            }
        }
        if (forged != null) {
            forged.forEach(headers::remove);
        }
    }
}
