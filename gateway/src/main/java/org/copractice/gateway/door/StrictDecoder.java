package org.copractice.gateway.door;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;
import org.copractice.gateway.EdgeProblem;

/// Reads requests as the codec does, and refuses what the codec would mend: what is mended here may
/// have been read otherwise by whoever stands in front of us, and the rest of one request would
/// pass for the next.
final class StrictDecoder extends VertxHttpRequestDecoder {

    /// Far more than any client of ours sends.
    private static final int MOST_HEADERS = 100;

    private boolean inHead = true;
    private int lines;
    private boolean refused;
    private EdgeProblem fault;

    StrictDecoder(HttpServerOptions limits) {
        super(limits);
    }

    /// Whether a part of a head is here and the rest is not.
    boolean waitsForHead() {
        return inHead && !refused && (lines > 0 || actualReadableBytes() > 0);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        if (refused) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (inHead) {
            inspectLines(in);
        }
        var before = out.size();
        super.decode(ctx, in, out);
        for (var i = before; i < out.size(); i++) {
            note((HttpObject) out.get(i));
        }
    }

    /// Whole lines only, for those are what the codec takes; so each is looked at once.
    private void inspectLines(ByteBuf in) {
        var end = in.writerIndex();
        for (var at = in.readerIndex(); at < end; ) {
            var lineFeed = in.indexOf(at, end, (byte) '\n');
            if (lineFeed < 0) {
                return;
            }
            var empty = lineFeed - at < 2;
            if (lines == 0) {
                inspectFirst(in, at, lineFeed, empty);
            } else if (empty) {
                return;
            } else if (isFoldedOrNameless(in.getByte(at))) {
                fault = EdgeProblem.BAD_REQUEST;
            } else if (++lines > MOST_HEADERS + 1) {
                fault = EdgeProblem.HEADERS_TOO_LARGE;
            }
            at = lineFeed + 1;
        }
    }

    private static boolean isFoldedOrNameless(byte first) {
        return first == ' ' || first == '\t' || first == ':';
    }

    /// `METHOD target HTTP/1.1` with two spaces and nothing else that separates. A line that is
    /// empty may stand before it.
    private void inspectFirst(ByteBuf in, int from, int lineFeed, boolean empty) {
        if (empty) {
            return;
        }
        lines = 1;
        var spaces = 0;
        for (var i = from; i < lineFeed - 1; i++) {
            var c = in.getByte(i);
            if (c == ' ') {
                spaces++;
            } else if (c >= 0 && c < ' ') {
                spaces = Integer.MIN_VALUE;
            }
        }
        if (spaces != 2 || in.getByte(from) == ' ') {
            fault = EdgeProblem.BAD_REQUEST;
        }
    }

    private void note(HttpObject read) {
        if (read instanceof HttpRequest request) {
            inHead = false;
            lines = 0;
            if (read.decoderResult().isSuccess()) {
                var found = fault == null ? Framing.fault(request) : fault;
                if (found != null) {
                    read.setDecoderResult(DecoderResult.failure(new Refused(found)));
                }
            }
        }
        if (read instanceof LastHttpContent) {
            inHead = true;
        }
        refused = refused || read.decoderResult().isFailure();
    }

    /// The codec would drop the length.
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new Refused(EdgeProblem.BAD_REQUEST);
    }
}
