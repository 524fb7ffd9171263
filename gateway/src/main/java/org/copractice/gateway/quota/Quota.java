package org.copractice.gateway.quota;

import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// What one caller has left. All that is kept is the moment at which the whole quota will be there
/// again: each call moves it on by what one call costs, and one that would move it further than a
/// window ahead is refused. Nothing has to be refilled.
public final class Quota implements Handler<AsyncResult<Void>> {

    private static final CharSequence POLICY = HttpHeaders.createOptimized("ratelimit-policy");
    private static final CharSequence LIMIT = HttpHeaders.createOptimized("ratelimit");
    private static final long SECOND = 1_000_000_000;

    private final Policy policy;
    private final LongSupplier clock;
    private final AtomicLong whole;
    private final AtomicInteger open = new AtomicInteger();

    Quota(Policy policy, LongSupplier clock) {
        this.policy = policy;
        this.clock = clock;
        this.whole = new AtomicLong(clock.getAsLong());
    }

    /// Takes one call, or says in how many seconds there will be one.
    public long take() {
        while (true) {
            var now = clock.getAsLong();
            var before = whole.get();
            var after = Math.max(before - now, 0) + policy.interval();
            if (after > policy.window()) {
                return seconds(after - policy.window());
            }
            if (whole.compareAndSet(before, now + after)) {
                return 0;
            }
        }
    }

    /// How many calls are left, and in how many seconds all of them are.
    public void tell(MultiMap headers) {
        var away = Math.max(whole.get() - clock.getAsLong(), 0);
        var left = (policy.window() - away) / policy.interval();
        headers.set(POLICY, policy.told());
        headers.set(LIMIT, "\"calls\";r=" + left + ";t=" + seconds(away));
    }

    /// Whether a further call may be under way beside the others. Who enters leaves by [#handle].
    public boolean enter() {
        if (open.incrementAndGet() <= policy.atOnce()) {
            return true;
        }
        open.decrementAndGet();
        return false;
    }

    @Override
    public void handle(AsyncResult<Void> ended) {
        open.decrementAndGet();
    }

    private static long seconds(long nanos) {
        return (nanos + SECOND - 1) / SECOND;
    }
}
