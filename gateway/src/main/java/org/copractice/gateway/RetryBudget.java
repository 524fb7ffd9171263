package org.copractice.gateway;

import java.util.concurrent.atomic.AtomicInteger;

/// How many calls to one service may be sent a second time: one for each ten calls, and a few to
/// begin with. A service in trouble must not get twice the load for it.
final class RetryBudget {

    private static final int PRICE = 10;
    private static final int MOST = 10 * PRICE;

    private final AtomicInteger saved = new AtomicInteger(MOST);

    /// Of calls that race one may not be counted; that errs on the safe side.
    void call() {
        var now = saved.get();
        if (now < MOST) {
            saved.compareAndSet(now, now + 1);
        }
    }

    boolean take() {
        return saved.getAndUpdate(now -> now >= PRICE ? now - PRICE : now) >= PRICE;
    }
}
