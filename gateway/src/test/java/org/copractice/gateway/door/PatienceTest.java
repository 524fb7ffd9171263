package org.copractice.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Who sends too slowly, in a time that the test keeps: ten seconds for a head, twenty for a body
/// and one more for each 500 bytes of it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PatienceTest {

    private static final String UPLOAD =
            "PUT /v1 HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n";

    private long now;
    private final StrictDecoder decoder = new StrictDecoder(new HttpServerOptions());
    private final EmbeddedChannel client =
            new EmbeddedChannel(
                    decoder,
                    new Door(
                            decoder,
                            new Patience(
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(20),
                                    500,
                                    () -> now)));

    PatienceTest() {
        client.freezeTime();
    }

    @AfterEach
    void forget() {
        client.finishAndReleaseAll();
    }

    @Test
    void a_head_has_one_time_however_steadily_it_trickles_in() {
        send("GET /v1 HTTP/1.1\r\nHost: a\r\n");
        for (var second = 0; second < 9; second++) {
            pass(1);
            send("a");
        }
        assertNull(answer());
        pass(1);
        assertEquals(408, answer().status().code());
        assertFalse(client.isOpen());
    }

    @Test
    void the_time_of_a_head_begins_with_its_first_byte() {
        pass(100);
        send("GET /v1 HTTP/1.1\r\n");
        pass(9);
        send("Host: a\r\n\r\n");
        pass(100);
        assertNull(answer());
        assertTrue(client.isOpen());
    }

    @Test
    void each_request_of_a_connection_has_its_own_time() {
        for (var i = 0; i < 5; i++) {
            send("GET /v1 HTTP/1.1\r\n");
            pass(9);
            send("Host: a\r\n\r\n");
            client.writeOutbound(
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
            assertEquals(200, answer().status().code());
        }
    }

    @Test
    void a_body_that_keeps_the_rate_may_take_as_long_as_it_needs() {
        send(UPLOAD);
        for (var second = 0; second < 200; second++) {
            pass(1);
            send("x".repeat(500));
        }
        assertTrue(client.isOpen());
        pass(20);
        assertEquals(408, answer().status().code());
    }

    @Test
    void a_body_that_trickles_in_is_ended() {
        send(UPLOAD);
        for (var second = 0; second < 19; second++) {
            pass(1);
            send("x");
        }
        assertTrue(client.isOpen());
        pass(2);
        assertEquals(408, answer().status().code());
        assertFalse(client.isOpen());
    }

    @Test
    void a_body_that_came_fast_may_not_rest_for_as_long() {
        send(UPLOAD);
        send("x".repeat(1_000_000));
        pass(20);
        assertEquals(408, answer().status().code());
    }

    @Test
    void who_is_not_read_from_is_not_blamed() {
        send(UPLOAD);
        client.config().setAutoRead(false);
        pass(100);
        assertNull(answer());
        client.config().setAutoRead(true);
        pass(19);
        assertNull(answer());
        pass(20);
        assertEquals(408, answer().status().code());
    }

    @Test
    void an_answer_that_is_under_way_is_cut_and_not_followed_by_another() {
        send(UPLOAD);
        client.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        ReferenceCountUtil.release(client.readOutbound());
        pass(20);
        assertNull(answer());
        assertFalse(client.isOpen());
    }

    private void send(String text) {
        client.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
        client.releaseInbound();
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
        client.advanceTimeBy(seconds, java.util.concurrent.TimeUnit.SECONDS);
        client.runScheduledPendingTasks();
    }

    private FullHttpResponse answer() {
        FullHttpResponse written = client.readOutbound();
        if (written != null) {
            written.release();
        }
        return written;
    }
}
