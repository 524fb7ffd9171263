package org.copractice.membership.subscription.delivery;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.store.CommitRefused.Conflict;
import org.copractice.membership.subscription.destination.Destinations;
import org.copractice.membership.subscription.destination.Refused;
import org.copractice.membership.subscription.directory.SubscriptionView;

/// Signs a message and sends it.
public final class Sender {

    private static final String CLOUD_EVENT = "application/cloudevents+json";

    private final Secrets secrets;
    private final Destinations destinations;
    private final Post post;
    private final Clock clock;

    public Sender(Secrets secrets, Destinations destinations, Post post, Clock clock) {
        this.secrets = secrets;
        this.destinations = destinations;
        this.post = post;
        this.clock = clock;
    }

    /// @param id the same at each try, so that a subscriber can tell a repeat
    /// @param body a CloudEvent
    Answer send(SubscriptionView to, String id, String body) {
        var now = clock.instant();
        try {
            var headers = new LinkedHashMap<String, String>();
            headers.put("Content-Type", CLOUD_EVENT);
            headers.put("User-Agent", "Copractice");
            headers.put("webhook-id", id);
            headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
            headers.put(
                    "webhook-signature",
                    Signature.of(secrets.of(to, now), id, now.getEpochSecond(), body));
            return post.send(destinations.spelt(to.address()), headers, body);
        } catch (Refused e) {
            return Answer.none("address-refused", e.getMessage());
        } catch (Conflict e) {
            return Answer.none("removed", "The subscription was removed.");
        }
    }

    /// A message that says nothing, to see whether any would arrive.
    public Pinged ping(SubscriptionView to, UUID id) {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", "/membership");
        event.put("type", "org.copractice.membership.ping.v1");
        event.put("subject", to.id());
        event.put("time", clock.instant().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", new Object());
        var answer = send(to, id.toString(), Json.write(event));
        return new Pinged(
                answer.isSuccess(),
                answer.status() == 0 ? null : answer.status(),
                answer.fault(),
                answer.text());
    }
}
