package org.copractice.gateway;

import static org.copractice.gateway.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.copractice.eventsourcing.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A request that two servers could read in two ways is read by none, and neither is what follows
/// it on the same connection.
@QuarkusTest
@WithTestResource(Platform.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FramingTest {

    private static final String LINE = "POST /v1/regions HTTP/1.1\r\n";
    private static final String HOST = "Host: gateway\r\nAuthorization: Bearer $TOKEN\r\n";
    private static final String SMUGGLED = "GET /v1/regions/smuggled HTTP/1.1\r\n" + HOST + "\r\n";
    private static final String CHUNK = "5\r\nhello\r\n0\r\n\r\n";

    @TestHTTPResource URI gateway;
    Issuer issuer;
    Service service;
    Client client;
    final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void watch() {
        service.answers(request -> {
            request.exceptionHandler(_ -> {});
            request.endHandler(_ -> {
                seen.add(request.uri());
                request.response().end("hello");
            });
        });
        client = new Client(gateway, issuer.token());
    }

    @AfterEach
    void calm() {
        service.reset();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                head("chunked and a length", "Transfer-Encoding: chunked", "Content-Length: 5"),
                head("a length and chunked", "Content-Length: 5", "Transfer-Encoding: chunked"),
                head("two lengths", "Content-Length: 5", "Content-Length: 6"),
                head("the same length twice", "Content-Length: 5", "Content-Length: 5"),
                head("two lengths in one", "Content-Length: 5, 6"),
                head("the same length twice in one", "Content-Length: 5, 5"),
                head("a signed length", "Content-Length: +5"),
                head("a negative length", "Content-Length: -5"),
                head("a length in hex", "Content-Length: 0x5"),
                head("a length with a space in it", "Content-Length: 5 0"),
                head("an empty length", "Content-Length:"),
                head("a length beyond all numbers", "Content-Length: 99999999999999999999"),
                head("an encoding that is none", "Transfer-Encoding: xchunked"),
                head("a quoted encoding", "Transfer-Encoding: \"chunked\""),
                head("chunked not last", "Transfer-Encoding: chunked, gzip"),
                head("chunked twice", "Transfer-Encoding: chunked, chunked"),
                head("two encodings", "Transfer-Encoding: chunked", "Transfer-Encoding: identity"),
                head("an encoding with a parameter", "Transfer-Encoding: chunked;a=b"),
                head("identity", "Transfer-Encoding: identity"),
                head("an empty encoding", "Transfer-Encoding:"),
                head("an encoding after a vertical tab", "Transfer-Encoding: \u000bchunked"),
                head("a space before the colon", "Transfer-Encoding : chunked"),
                head("a tab before the colon", "Content-Length\t: 5"),
                head("a folded header", "Transfer-Encoding:", " chunked"),
                head("a folded value", "X-Any: a", "\tb"),
                head("a fold in front of all headers", " X-Any: a"),
                head("a header without a colon", "X-Any"),
                head("a header without a name", ": a"),
                head("a name with a space", "X Any: a"),
                head("a zero byte in a value", "X-Any: a\0b"),
                head("a zero byte in a name", "X-A\0ny: b"),
                head("a bare carriage return in a value", "X-Any: a\rContent-Length: 5"),
                head("a bare line feed", "X-Any: a\nContent-Length: 5"),
                head("a second host", "Host: elsewhere"),
                raw("a first line that ends in a bare line feed", LINE.replace("\r", "") + HOST),
                raw("a tab in the first line", LINE.replace(" /", "\t/") + HOST),
                raw("two spaces in the first line", LINE.replace(" HTTP", "  HTTP") + HOST),
                raw("a space before the first line", " " + LINE + HOST),
                raw("a space after the first line", LINE.replace("\r", " \r") + HOST),
                raw("a carriage return in the first line", LINE.replace(" H", "\rH") + HOST),
                raw("a fourth word", LINE.replace("HTTP", "x HTTP") + HOST),
                raw("no version", LINE.replace(" HTTP/1.1", "") + HOST),
                raw("a version that is none", LINE.replace("1.1", "x.y") + HOST),
                raw(
                        "chunked in HTTP/1.0",
                        LINE.replace("1.1", "1.0") + "Transfer-Encoding: chunked\r\n"),
                raw("gibberish", "\u0016\u0003\u0001\u0002\r\n"));
    }

    private static Arguments head(String name, String... headers) {
        return raw(name, LINE + HOST + String.join("\r\n", headers) + "\r\n");
    }

    private static Arguments raw(String name, String head) {
        return Arguments.of(name, head + "\r\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void a_head_that_can_be_read_in_two_ways_ends_the_connection(String name, String head) {
        var answer = exchange(head + CHUNK + SMUGGLED);
        assertProblem(400, "bad-request", answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("connection: close"), answer);
        assertTrue(seen.isEmpty(), name + ": " + seen);
    }

    static Stream<Arguments> malformedBodies() {
        return Stream.of(
                Arguments.of("a size that is none", "xyz\r\nhello\r\n0\r\n\r\n"),
                Arguments.of("a size with a sign", "+5\r\nhello\r\n0\r\n\r\n"),
                Arguments.of("a size beyond all numbers", "fffffffff\r\nhello\r\n0\r\n\r\n"),
                Arguments.of("no size", "\r\nhello\r\n0\r\n\r\n"),
                Arguments.of("a bare line feed after the size", "5\nhello\r\n0\r\n\r\n"),
                Arguments.of("a bare line feed in an extension", "5;a\nb\r\nhello\r\n0\r\n\r\n"),
                Arguments.of("a chunk that is longer than its size", "2\r\nhello\r\n0\r\n\r\n"),
                Arguments.of("a chunk that does not end", "5\r\nhelloxx0\r\n\r\n"),
                Arguments.of("a bare line feed after the chunk", "5\r\nhello\n0\r\n\r\n"),
                Arguments.of("a trailer without a colon", "5\r\nhello\r\n0\r\nX-Any\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedBodies")
    void a_body_that_can_be_read_in_two_ways_ends_the_connection(String name, String body) {
        var answer = exchange(LINE + HOST + "Transfer-Encoding: chunked\r\n\r\n" + body + SMUGGLED);
        assertProblem(400, "bad-request", answer);
        assertTrue(seen.isEmpty(), name + ": " + seen);
    }

    @Test
    void answers_keep_the_order_of_the_requests() {
        var good = "GET /v1/regions/%d HTTP/1.1\r\n" + HOST + "\r\n";
        var answer =
                exchange(good.formatted(1) + good.formatted(2) + "BAD\r\n\r\n" + good.formatted(3));
        var parts = answer.split("(?=HTTP/1.1 )", -1);
        assertEquals(3, parts.length, answer);
        assertTrue(parts[0].startsWith("HTTP/1.1 200") && parts[0].endsWith("hello"), answer);
        assertTrue(parts[1].startsWith("HTTP/1.1 200") && parts[1].endsWith("hello"), answer);
        assertProblem(400, "bad-request", parts[2]);
        assertEquals("[/v1/regions/1, /v1/regions/2]", seen.toString());
    }

    @Test
    void an_encoding_that_is_clear_and_not_supported_is_named() {
        assertProblem(
                501,
                "unknown-transfer-encoding",
                exchange(
                        LINE
                                + HOST
                                + "Transfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n"
                                + CHUNK));
    }

    @Test
    void a_hundred_headers_are_enough() {
        var line = "GET /v1/regions HTTP/1.1\r\n" + HOST + "Connection: close\r\n";
        var more = "a: b\r\n";
        var answer = exchange(line + more.repeat(97) + "\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertProblem(431, "headers-too-large", exchange(line + more.repeat(98) + "\r\n"));
    }

    @Test
    void another_version_is_refused() {
        assertProblem(
                505,
                "http-version-not-supported",
                exchange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + SMUGGLED));
    }

    @Test
    void a_malformed_request_is_told_its_trace() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var answer =
                exchange(
                        LINE
                                + "traceparent: 00-%s-00f067aa0ba902b7-01\r\n".formatted(trace)
                                + "Content-Length: x\r\n\r\n");
        assertProblem(400, "bad-request", answer);
        assertEquals(
                trace,
                new JsonObject(answer.substring(answer.indexOf("\r\n\r\n"))).getString("traceId"));
    }

    @Test
    void who_sends_on_after_a_refusal_still_reads_it() {
        assertProblem(400, "bad-request", exchange("BAD\r\n\r\n" + "x".repeat(16 << 20)));
    }

    private String exchange(String bytes) {
        try (var wire = client.wire()) {
            wire.writeAsIs(bytes);
            return wire.readAll();
        }
    }
}
