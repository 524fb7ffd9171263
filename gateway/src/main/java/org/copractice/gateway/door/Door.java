package org.copractice.gateway.door;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.copractice.gateway.EdgeProblem;

/// Stands between the codec and the server, counts requests and answers, and speaks for the server
/// where it cannot: for a request that was refused while it was read, and for one that never ends.
@SuppressWarnings("FutureReturnValueIgnored") // a write or close fails when the client has gone
final class Door extends ChannelDuplexHandler {

    private final StrictDecoder decoder;
    private final Patience patience;
    private boolean watched;

    private int requests;
    private int answers;
    private boolean receivingBody;
    private boolean answering;

    private Verdict verdict;
    private boolean closed;

    Door(StrictDecoder decoder, Patience patience) {
        this.decoder = decoder;
        this.patience = patience;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object read) {
        if (verdict != null) {
            ReferenceCountUtil.release(read);
        } else if (((HttpObject) read).decoderResult().isFailure()) {
            ReferenceCountUtil.release(read);
            refuse(ctx, Verdict.on((HttpObject) read, requests));
        } else {
            note((HttpObject) read);
            ctx.fireChannelRead(read);
        }
    }

    private void note(HttpObject read) {
        if (read instanceof HttpRequest) {
            requests++;
            receivingBody = true;
        }
        if (read instanceof HttpContent content) {
            patience.came(content.content().readableBytes());
            if (read instanceof LastHttpContent) {
                receivingBody = false;
                patience.awaitNothing();
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (verdict == null) {
            if (receivingBody) {
                patience.awaitBody();
            } else if (decoder.waitsForHead()) {
                patience.awaitHead();
            } else {
                patience.awaitNothing();
            }
            watch(ctx);
        }
        ctx.fireChannelReadComplete();
    }

    /// One look ahead at a time; a request that arrives in one piece causes none.
    private void watch(ChannelHandlerContext ctx) {
        if (!watched && patience.awaitsSomething()) {
            watched = true;
            ctx.executor().schedule(() -> look(ctx), patience.left(), TimeUnit.NANOSECONDS);
        }
    }

    private void look(ChannelHandlerContext ctx) {
        watched = false;
        if (verdict != null || !patience.awaitsSomething()) {
            return;
        }
        if (!ctx.channel().config().isAutoRead()) {
            patience.excuse();
        }
        if (patience.left() > 0) {
            watch(ctx);
        } else {
            var subject = receivingBody ? requests : requests + 1;
            refuse(ctx, new Verdict(EdgeProblem.REQUEST_TIMEOUT, null, subject, receivingBody));
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (closed) {
            ReferenceCountUtil.release(message);
            if (!promise.isVoid()) {
                promise.tryFailure(new ClosedChannelException());
            }
            return;
        }
        var last = message instanceof LastHttpContent;
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                last = false;
            } else {
                answering = true;
                EveryAnswer.complete(response.headers());
            }
        }
        ctx.write(message, promise);
        if (last) {
            answering = false;
            answers++;
            pronounce(ctx);
        }
    }

    private void refuse(ChannelHandlerContext ctx, Verdict found) {
        verdict = found;
        pronounce(ctx);
    }

    /// When its turn has come. An answer that is under way to the same request cannot be taken
    /// back, only cut, so that no part of it is taken for the whole.
    private void pronounce(ChannelHandlerContext ctx) {
        if (verdict == null || answers < verdict.subject() - 1) {
            return;
        }
        closed = true;
        if (answers >= verdict.subject() || answering || !ctx.channel().isActive()) {
            ctx.flush();
            ctx.close();
        } else {
            verdict.write(ctx);
        }
    }
}
