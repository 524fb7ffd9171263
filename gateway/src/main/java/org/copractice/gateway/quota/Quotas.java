package org.copractice.gateway.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/// The quotas of all callers that were heard of lately. Who was not for a whole window has all of
/// it again, so forgetting gives nothing away; only when there are more callers than places are
/// those forgotten early that were not heard of for longest.
public final class Quotas {

    private static final int MOST = 20_000;

    private final Policy policy;
    private final LongSupplier clock;
    private final Cache<String, Quota> byCaller;

    public Quotas(int calls, Duration window, int atOnce, LongSupplier clock) {
        this.policy = Policy.of(calls, window, atOnce);
        this.clock = clock;
        this.byCaller =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterAccess(window)
                        .ticker(clock::getAsLong)
                        .executor(Runnable::run)
                        .build();
    }

    public Quota of(String caller) {
        return byCaller.get(caller, _ -> new Quota(policy, clock));
    }

    long size() {
        byCaller.cleanUp();
        return byCaller.estimatedSize();
    }
}
