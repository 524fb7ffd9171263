package org.copractice.gateway.door;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.concurrent.TimeUnit;
import org.copractice.gateway.EdgeProblem;
import org.copractice.gateway.Trace;

/// What a request gets that was refused while it was read: the problem, as the answer to the
/// `subject`-th request of the connection, and the end of the connection.
@SuppressWarnings("FutureReturnValueIgnored") // a write or close fails when the client has gone
record Verdict(EdgeProblem problem, HttpRequest request, int subject, boolean inBody) {

    /// A connection that is closed with bytes unread is reset, and the client may never see what it
    /// was told; so for this long what still comes is read and forgotten.
    private static final long LINGER_MILLIS = 1_000;

    static Verdict on(HttpObject read, int requests) {
        var problem = Refused.problem(read.decoderResult().cause());
        return read instanceof HttpRequest request
                ? new Verdict(problem, request, requests + 1, false)
                : new Verdict(problem, null, requests, true);
    }

    void write(ChannelHandlerContext ctx) {
        var headers = HeadersMultiMap.headers();
        var body = Unpooled.wrappedBuffer(problem.write(headers, traceId()).getBytes());
        EveryAnswer.complete(headers);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.readableBytes()));
        headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        ctx.writeAndFlush(
                        new DefaultFullHttpResponse(
                                HttpVersion.HTTP_1_1,
                                HttpResponseStatus.valueOf(problem.status()),
                                body,
                                headers,
                                EmptyHttpHeaders.INSTANCE))
                .addListener((ChannelFutureListener) _ -> end(ctx));
    }

    /// The service that was being sent a body must hear at once that the rest will not come.
    private void end(ChannelHandlerContext ctx) {
        if (!inBody && ctx.channel() instanceof DuplexChannel duplex && duplex.isActive()) {
            duplex.shutdownOutput();
            duplex.config().setAutoRead(true);
            ctx.executor().schedule(() -> duplex.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            ctx.close();
        }
    }

    private String traceId() {
        var known =
                request != null && request.headers() instanceof MultiMap headers
                        ? headers
                        : MultiMap.caseInsensitiveMultiMap();
        return Trace.begin(known);
    }
}
