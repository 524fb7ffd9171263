package org.copractice.membership.subscription.http;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.copractice.eventsourcing.feed.EventFeed;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.membership.subscription.SubscriptionCommand.Replay;
import org.copractice.membership.subscription.delivery.DeliveryLog;

/// Makes a command of what is to be sent again. What a subscription has not come to yet is not sent
/// again, but in its turn.
@ApplicationScoped
class Replaying {

    private final DeliveryLog log;
    private final EventFeed feed;

    Replaying(DeliveryLog log, EventFeed feed) {
        this.log = log;
        this.feed = feed;
    }

    /// @throws HttpProblem for an event that is not in the log, and for cursors that are not ours
    Replay command(UUID subscription, ReplayBody body) {
        return body.event() == null ? range(subscription, body) : one(subscription, body);
    }

    private Replay one(UUID subscription, ReplayBody body) {
        if (body.after() != null || body.until() != null) {
            throw HttpProblem.invalid(Fault.at("/event", "invalid", "Either an event or a range."));
        }
        long position =
                log.positionOf(subscription, body.event())
                        .orElseThrow(() ->
                                HttpProblem.invalid(
                                        Fault.at(
                                                "/event",
                                                "unknown",
                                                "Not in the log of this subscription; ask for a"
                                                        + " range.")));
        return replay(position - 1, position);
    }

    private Replay range(UUID subscription, ReplayBody body) {
        long reached = log.position(subscription).orElse(0);
        long after = body.after() == null ? 0 : position("/after", body.after());
        long until =
                body.until() == null
                        ? reached
                        : Math.min(reached, position("/until", body.until()));
        return replay(Math.min(after, until), until);
    }

    private long position(String pointer, String cursor) {
        return feed.position(cursor)
                .orElseThrow(() ->
                        HttpProblem.invalid(
                                Fault.at(pointer, "invalid", "Not a cursor of this feed.")));
    }

    private static Replay replay(long after, long through) {
        return new Replay(UuidCreator.getTimeOrderedEpoch(), after, through);
    }
}
