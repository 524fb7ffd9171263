package org.copractice.membership.subscription.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.copractice.eventsourcing.feed.EventFeed;
import org.copractice.eventsourcing.feed.EventFeed.Selection;
import org.copractice.eventsourcing.publishing.Lease;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.Follower;
import org.copractice.membership.subscription.delivery.Queue.Means;
import org.copractice.membership.subscription.directory.SubscriptionView;
import org.jboss.logging.Logger;

/// Sees to it that each subscription's queue runs when there is something for it, on one replica at
/// a time.
public final class Deliverer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Deliverer.class);
    private static final Follower.Pace PACE =
            new Follower.Pace(Duration.ofMillis(4), Duration.ofMillis(20), Integer.MAX_VALUE);

    /// So many endpoints are waited for at once; each costs a connection and no thread.
    private static final int AT_ONCE = 500;

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    /// While there are no subscriptions nothing is looked for in the feed; and a queue that
    /// stumbled over an error is not taken up again and again.
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final EventFeed feed;
    private final DeliveryLog log;
    private final Means means;
    private final Set<String> topics;
    private final Clock clock;
    private final Lease lease;
    private final Follower follower;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory());
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<UUID, Queue> queues = new HashMap<>();
    private boolean active;
    private long seen;
    private Instant refreshed = Instant.MIN;
    private Instant forgotten = Instant.MIN;

    /// @param topics which may be sent at all
    public Deliverer(
            EventStore store,
            EventFeed feed,
            Sender sender,
            Schedule schedule,
            Disabling disabling,
            Set<String> topics,
            Clock clock,
            MeterRegistry metrics) {
        this.feed = feed;
        this.log = new DeliveryLog(store.database());
        this.means = new Means(feed, log, sender, schedule, disabling, clock);
        this.topics = topics;
        this.clock = clock;
        this.lease = new Lease(store.database(), DeliveryLog.LEASE);
        this.follower = new Follower(DeliveryLog.LEASE, PACE, this::step, metrics);
        store.afterCommit(follower::wake);
    }

    public void start() {
        follower.start();
    }

    /// One look at the feed, at the subscriptions that changed, and at what is due.
    int step() {
        try {
            if (!isActive()) {
                return 0;
            }
            var now = clock.instant();
            int appeared = look(now);
            queues.values().forEach(queue -> begin(queue, now));
            forgetOld(now);
            return appeared;
        } catch (RuntimeException e) {
            resign();
            throw e;
        }
    }

    private boolean isActive() {
        if (active && !lease.renew()) {
            resign();
        }
        if (!active && lease.acquire()) {
            active = true;
            refreshed = Instant.MIN;
        }
        return active;
    }

    private int look(Instant now) {
        boolean isTime = !now.isBefore(refreshed.plus(LOOK_AGAIN));
        if (queues.isEmpty()) {
            if (isTime) {
                seen = Math.max(seen, feed.look());
                refresh(now);
            }
            return 0;
        }
        if (isTime && queues.values().removeIf(Queue::isStopped)) {
            refresh(now);
        }
        return appear(feed.look(), now);
    }

    private int appear(long known, Instant now) {
        if (known <= seen) {
            return 0;
        }
        long before = seen;
        var types = feed.typesBetween(before, known);
        seen = known;
        if (types.stream().anyMatch(type -> type.startsWith("subscription."))) {
            refresh(now);
        }
        queues.values().forEach(queue -> queue.appeared(before, known, types));
        return (int) Math.min(known - before, PACE.batch());
    }

    private void refresh(Instant now) {
        refreshed = now;
        Set<UUID> gone = new HashSet<>(queues.keySet());
        for (var subscription : log.enabled()) {
            gone.remove(subscription.id());
            var selection = selection(subscription);
            var queue = queues.get(subscription.id());
            if (queue == null) {
                queue = new Queue(means, lease.token(), subscription, selection);
                queue.reach(seen);
                queues.put(subscription.id(), queue);
            } else {
                queue.update(subscription, selection);
            }
        }
        gone.forEach(id -> queues.remove(id).stop());
    }

    private Selection selection(SubscriptionView subscription) {
        return feed.selection(
                (topic, type) ->
                        subscription.topics().contains(topic)
                                && topics.contains(topic)
                                && Types.include(subscription.types(), type),
                null);
    }

    private void begin(Queue queue, Instant now) {
        if (free.availablePermits() == 0 || !queue.begin(now)) {
            return;
        }
        free.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                queue.run();
            } catch (RuntimeException e) {
                queue.stop();
                LOG.warn("a queue of webhooks stopped and is taken up again", e);
            } finally {
                free.release();
                follower.wake();
            }
        });
    }

    /// Whether no queue runs.
    boolean isAtRest() {
        return free.availablePermits() == AT_ONCE;
    }

    private void forgetOld(Instant now) {
        if (!now.isBefore(forgotten.plus(FORGET_EVERY))) {
            forgotten = now;
            log.forgetBefore(now.minus(KEPT));
        }
    }

    /// What is under way ends by itself; what it would write is not for the next token.
    private void resign() {
        active = false;
        queues.values().forEach(Queue::stop);
        queues.clear();
    }

    /// Waits for no endpoint: what it has not answered is sent again by whoever comes next.
    @Override
    public void close() {
        follower.close();
        queues.values().forEach(Queue::stop);
        threads.shutdownNow();
        if (active) {
            lease.release();
        }
    }
}
