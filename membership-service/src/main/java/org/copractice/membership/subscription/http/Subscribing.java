package org.copractice.membership.subscription.http;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.copractice.eventsourcing.feed.Audience;
import org.copractice.eventsourcing.feed.EventFeed;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Policy;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.http.ProblemCode;
import org.copractice.eventsourcing.http.Requests;
import org.copractice.membership.subscription.SubscriptionCommand.Subscribe;
import org.copractice.membership.subscription.delivery.Types;
import org.copractice.membership.subscription.destination.Destinations;
import org.copractice.membership.subscription.destination.Refused;

/// Makes a command of what a client wants, as far as it may have it.
@ApplicationScoped
class Subscribing {

    private static final List<String> ALL = List.of("org.copractice.*");

    private final Policy policy;
    private final Audience audience;
    private final EventFeed feed;
    private final Destinations destinations;
    private final Requests requests;

    Subscribing(
            Policy policy,
            Audience audience,
            EventFeed feed,
            Destinations destinations,
            Requests requests) {
        this.policy = policy;
        this.audience = audience;
        this.feed = feed;
        this.destinations = destinations;
        this.requests = requests;
    }

    /// @throws HttpProblem for an address that nothing is sent to, and for types that there are not
    ///   or that the client may not see: it is not told which of the two
    Subscribe command(SubscriptionBody body) {
        var faults = new ArrayList<Fault>();
        try {
            destinations.spelt(body.address());
        } catch (Refused e) {
            faults.add(Fault.at("/address", "address-refused", e.getMessage()));
        }
        var types = body.types() == null ? ALL : List.copyOf(new TreeSet<>(body.types()));
        for (int i = 0; body.types() != null && i < body.types().size(); i++) {
            if (!seesAny(body.types().get(i))) {
                faults.add(Fault.at("/types/" + i, "unknown", "No such type that you may see."));
            }
        }
        if (!faults.isEmpty()) {
            throw new HttpProblem(ProblemCode.INVALID_REQUEST, faults.getFirst().detail(), faults);
        }
        return new Subscribe(
                requests.subject(),
                body.address(),
                types,
                topics(),
                UuidCreator.getTimeOrderedEpoch());
    }

    private boolean seesAny(String named) {
        return !feed.selection(
                        (topic, type) -> audience.maySee(topic) && Types.includes(named, type),
                        null)
                .eventTypes()
                .isEmpty();
    }

    private List<String> topics() {
        return policy.byTopic().keySet().stream().filter(audience::maySee).sorted().toList();
    }
}
