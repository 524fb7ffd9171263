package org.copractice.gateway;

import io.netty.channel.ConnectTimeoutException;
import java.util.concurrent.TimeoutException;
import org.copractice.gateway.Upstream.Unreachable;
import org.jboss.logging.Logger;

/// How one service does, as far as its calls tell: whether to ask it, and whether to ask twice.
final class Health {

    private static final Logger LOG = Logger.getLogger(Health.class);

    private final String name;
    private final Breaker breaker;
    private final RetryBudget budget = new RetryBudget();

    Health(String name, GatewayConfig config) {
        this.name = name;
        this.breaker = new Breaker(config.breakerAfter(), config.breakerPause(), System::nanoTime);
    }

    boolean letsIn() {
        return breaker.lets();
    }

    void answered() {
        budget.call();
        if (breaker.answered()) {
            LOG.infof("%s answers again", name);
        }
    }

    void failed(Throwable failure) {
        if (hasTakenTime(failure) && breaker.waitedInVain()) {
            LOG.warnf("%s lets callers wait in vain; for a while it is asked now and then", name);
        }
    }

    boolean allowsRetry() {
        return budget.take();
    }

    private static boolean hasTakenTime(Throwable failure) {
        var cause = failure instanceof Unreachable ? failure.getCause() : failure;
        return cause instanceof TimeoutException || cause instanceof ConnectTimeoutException;
    }
}
