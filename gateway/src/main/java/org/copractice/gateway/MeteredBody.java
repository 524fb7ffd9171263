package org.copractice.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;

/// A request body on its way through, counted: a body without `Content-Length` shows only while it
/// flows that it is too large. It then fails, so that the upstream never takes a part for the
/// whole.
final class MeteredBody implements ReadStream<Buffer> {

    private static final Buffer NOTHING = Buffer.buffer();

    /// Larger ones are not kept: what is kept for all calls at once has to fit into memory.
    private static final int MOST_KEPT = 16 * 1024;

    private final HttpServerRequest request;
    private final long limit;
    private boolean keep;
    private Buffer kept = NOTHING;
    private long seen;
    private boolean ended;
    private long endedAt;
    private Handler<Throwable> onFailure = _ -> {};
    private Runnable onEnd = () -> {};

    /// One that is kept can be sent again when it has come to its end.
    MeteredBody(HttpServerRequest request, long limit, boolean keep) {
        this.request = request;
        this.limit = limit;
        this.keep = keep;
    }

    /// The whole of it; null when that was not kept or has not come yet.
    Buffer whole() {
        return keep && ended ? kept : null;
    }

    /// Milliseconds since its end.
    long age() {
        return (System.nanoTime() - endedAt) / 1_000_000;
    }

    boolean isTooLarge() {
        return seen > limit;
    }

    /// Runs when the last byte was read, or now if it has been.
    void afterEnd(Runnable action) {
        onEnd = action;
        if (ended) {
            action.run();
        }
    }

    @Override
    public MeteredBody handler(Handler<Buffer> handler) {
        if (handler == null) {
            request.handler(null);
            return this;
        }
        request.handler(chunk -> {
            seen += chunk.length();
            if (isTooLarge()) {
                onFailure.handle(new IllegalStateException("the body is too large"));
            } else {
                keep(chunk);
                handler.handle(chunk);
            }
        });
        return this;
    }

    private void keep(Buffer chunk) {
        keep = keep && seen <= MOST_KEPT;
        if (!keep) {
            kept = NOTHING;
        } else if (kept.length() == 0) {
            kept = Buffer.buffer().appendBuffer(chunk);
        } else {
            kept.appendBuffer(chunk);
        }
    }

    @Override
    public MeteredBody endHandler(Handler<Void> handler) {
        request.endHandler(
                handler == null
                        ? null
                        : _ -> {
                            ended = true;
                            endedAt = System.nanoTime();
                            handler.handle(null);
                            onEnd.run();
                        });
        return this;
    }

    @Override
    public MeteredBody exceptionHandler(Handler<Throwable> handler) {
        onFailure = handler == null ? _ -> {} : handler;
        request.exceptionHandler(handler);
        return this;
    }

    @Override
    public MeteredBody pause() {
        request.pause();
        return this;
    }

    @Override
    public MeteredBody resume() {
        request.resume();
        return this;
    }

    @Override
    public MeteredBody fetch(long amount) {
        request.fetch(amount);
        return this;
    }
}
