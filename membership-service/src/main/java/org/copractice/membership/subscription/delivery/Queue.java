package org.copractice.membership.subscription.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.copractice.eventsourcing.feed.EventFeed;
import org.copractice.eventsourcing.feed.EventFeed.Selection;
import org.copractice.eventsourcing.publishing.Messages.Told;
import org.copractice.membership.subscription.Reason;
import org.copractice.membership.subscription.directory.SubscriptionView;

/// What one subscription is still to be sent: replays first, then what is new. One message at a
/// time, for its subscriber is to see each record's messages in order.
final class Queue {

    /// What all queues share.
    record Means(
            EventFeed feed,
            DeliveryLog log,
            Sender sender,
            Schedule schedule,
            Disabling disabling,
            Clock clock) {}

    private static final int BATCH = 50;

    /// Of what is not for this subscription, so much is passed over again after a restart.
    private static final int PASSED_OVER = 1_000;

    private final Means means;
    private final long token;
    private final Deque<Track> replays = new ArrayDeque<>();
    private volatile SubscriptionView subscription;
    private volatile Selection selection;
    private volatile boolean stopped;
    private Track own;
    private long passed; // nothing for this subscription up to here, which need not be stored
    private boolean busy;
    private boolean isOutdated;

    Queue(Means means, long token, SubscriptionView subscription, Selection selection) {
        this.means = means;
        this.token = token;
        this.own = means.log().own(subscription.id());
        this.passed = own.position();
        update(subscription, selection);
    }

    /// The subscription has changed, or there is more to be sent again.
    synchronized void update(SubscriptionView changed, Selection wanted) {
        subscription = changed;
        selection = wanted;
        isOutdated = true;
        if (!busy) {
            loadReplays();
        }
    }

    private void loadReplays() {
        replays.clear();
        replays.addAll(means.log().replays(subscription.id()));
        isOutdated = false;
    }

    /// So much of the feed is known.
    synchronized void reach(long through) {
        own = own.ending(through);
    }

    /// A part of the feed has become known, with events of these types.
    synchronized void appeared(long after, long through, Set<String> types) {
        boolean isForOthers =
                !busy && passed == after && Collections.disjoint(types, selection.eventTypes());
        reach(through);
        if (isForOthers) {
            passed = through;
        }
    }

    /// @return whether there is something to do, which the caller then has done
    synchronized boolean begin(Instant now) {
        if (busy || stopped || !isDue(next(), now)) {
            return false;
        }
        busy = true;
        return true;
    }

    private boolean isDue(Track track, Instant now) {
        return track != null && track.isDue(now, subscription.changedAt());
    }

    private synchronized Track next() {
        if (!replays.isEmpty()) {
            return replays.peek();
        }
        return own.head() != null || passed < own.through() ? own : null;
    }

    /// Sends until nothing is left or something fails.
    void run() {
        try {
            var goOn = true;
            while (goOn && !stopped) {
                goOn = send(next());
            }
        } finally {
            finish();
        }
    }

    private synchronized void finish() {
        busy = false;
        if (isOutdated && !stopped) {
            loadReplays();
        }
    }

    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /// @return whether to go on
    private boolean send(Track track) {
        if (!isDue(track, means.clock().instant())) {
            return false;
        }
        long from = track.isReplay() ? track.position() : Math.max(track.position(), passed);
        var page = means.feed().page(selection, from, track.through(), BATCH);
        var rest = withoutUnwanted(track, page.messages());
        for (var message : page.messages()) {
            rest = attempt(rest, message);
            if (stopped || rest.head() != null) {
                return false;
            }
        }
        return passOver(rest, page.through());
    }

    /// What was tried and is not selected any more.
    private Track withoutUnwanted(Track track, List<Told> messages) {
        if (track.head() == null
                || (!messages.isEmpty() && track.isTrying(id(messages.getFirst())))) {
            return track;
        }
        means.log().drop(track.head());
        return track.trying(null);
    }

    private boolean passOver(Track track, long through) {
        boolean isStored = track.isReplay() || through - track.position() >= PASSED_OVER;
        if (isStored && through > track.position() && !means.log().move(track, through, token)) {
            stop();
            return false;
        }
        keep(isStored ? track.to(through) : track, through);
        return true;
    }

    private synchronized void keep(Track track, long through) {
        if (track.isReplay()) {
            replays.removeIf(each -> each.id().equals(track.id()));
            if (track.position() < track.through()) {
                replays.push(track);
            }
        } else {
            own = track.ending(own.through());
            passed = Math.max(passed, through);
        }
    }

    private Track attempt(Track track, Told message) {
        var event = id(message);
        var answer = means.sender().send(subscription, event.toString(), message.event().json());
        if (Thread.currentThread().isInterrupted()) {
            stop(); // whether it arrived is not known: it is sent again
            return track;
        }
        var tried = tried(track, message, answer);
        long to = answer.isSuccess() ? message.position() : track.position();
        if (!means.log().tell(track, to, token, message.position(), tried)) {
            stop();
            return track;
        }
        var after = answer.isSuccess() ? track.to(to) : track.trying(tried);
        keep(after, to);
        if (!answer.isSuccess() && tried.nextAt() == null) {
            giveUp(answer, tried);
        }
        return after;
    }

    private static UUID id(Told message) {
        return UUID.fromString((String) message.event().attributes().get("id"));
    }

    /// Disabled before it stops, or the queue would be taken up again in between.
    private void giveUp(Answer answer, DeliveryView tried) {
        means.disabling()
                .disable(
                        subscription.id(),
                        answer.isGone() ? Reason.GONE : Reason.FAILING,
                        answer.isGone()
                                ? "The endpoint answered 410."
                                : "%d tries to deliver a message failed."
                                        .formatted(tried.attempts()),
                        tried.id());
        stop();
    }

    private DeliveryView tried(Track track, Told message, Answer answer) {
        var event = id(message);
        var now = means.clock().instant();
        boolean again = track.isTrying(event);
        int attempts = again ? track.head().attempts() + 1 : 1;
        var next = next(answer, attempts, now);
        var attributes = message.event().attributes();
        return new DeliveryView(
                again ? track.head().id() : UuidCreator.getTimeOrderedEpoch(),
                event,
                (String) attributes.get("type"),
                UUID.fromString((String) attributes.get("subject")),
                track.isReplay() ? track.id() : null,
                answer.isSuccess() ? "delivered" : next == null ? "failed" : "failing",
                attempts,
                again ? track.head().begunAt() : now,
                now,
                next,
                answer.status() == 0 ? null : answer.status(),
                answer.fault(),
                answer.text());
    }

    private Instant next(Answer answer, int attempts, Instant now) {
        return answer.isSuccess() || answer.isGone()
                ? null
                : means.schedule().next(attempts, now, answer.retryAfter()).orElse(null);
    }
}
