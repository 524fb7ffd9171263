package org.copractice.membership.subscription;

import java.util.ArrayList;
import java.util.List;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.subscription.Subscription.Gone;
import org.copractice.membership.subscription.Subscription.Kept;
import org.copractice.membership.subscription.Subscription.None;
import org.copractice.membership.subscription.Subscription.Secrets;
import org.copractice.membership.subscription.SubscriptionCommand.Disable;
import org.copractice.membership.subscription.SubscriptionCommand.Enable;
import org.copractice.membership.subscription.SubscriptionCommand.Remove;
import org.copractice.membership.subscription.SubscriptionCommand.Replay;
import org.copractice.membership.subscription.SubscriptionCommand.Rotate;
import org.copractice.membership.subscription.SubscriptionCommand.Subscribe;
import org.copractice.membership.subscription.SubscriptionEvent.Disabled;
import org.copractice.membership.subscription.SubscriptionEvent.Enabled;
import org.copractice.membership.subscription.SubscriptionEvent.Readdressed;
import org.copractice.membership.subscription.SubscriptionEvent.Removed;
import org.copractice.membership.subscription.SubscriptionEvent.ReplayAsked;
import org.copractice.membership.subscription.SubscriptionEvent.Reselected;
import org.copractice.membership.subscription.SubscriptionEvent.SecretRotated;
import org.copractice.membership.subscription.SubscriptionEvent.Subscribed;

/// The rules of a partner subscription.
public final class SubscriptionDecider
        implements Decider<SubscriptionCommand, Subscription, SubscriptionEvent> {

    @Override
    public Subscription initial() {
        return new None();
    }

    @Override
    public List<SubscriptionEvent> decide(SubscriptionCommand command, Subscription state) {
        return switch (command) {
            case Subscribe asked -> subscribe(asked, state);
            case Rotate(var secret, var until) -> {
                kept(state);
                yield List.of(new SecretRotated(secret, until));
            }
            case Disable(var reason, var detail) ->
                    kept(state).reason() == null
                            ? List.of(new Disabled(reason, detail))
                            : List.of();
            case Enable _ -> kept(state).reason() == null ? List.of() : List.of(new Enabled());
            case Replay(var replay, var after, var through) -> {
                kept(state);
                yield List.of(new ReplayAsked(replay, after, through));
            }
            case Remove _ -> remove(state);
        };
    }

    @Override
    public Subscription evolve(Subscription state, SubscriptionEvent event) {
        return switch (event) {
            case Subscribed(var owner, var address, var types, var topics, var secret) ->
                    new Kept(
                            owner,
                            address,
                            types,
                            topics,
                            new Secrets(secret, null, null),
                            null,
                            null);
            case Readdressed(var address) -> kept(state).at(address);
            case Reselected(var types, var topics) -> kept(state).selecting(types, topics);
            case SecretRotated(var secret, var until) -> kept(state).signedWith(secret, until);
            case Disabled(var reason, var detail) -> kept(state).disabled(reason, detail);
            case Enabled _ -> kept(state).disabled(null, null);
            case ReplayAsked _ -> state;
            case Removed _ -> new Gone(kept(state).owner());
        };
    }

    /// What belongs to somebody else is as good as taken: an administrator can switch a
    /// subscription off, and not turn it to another address.
    private static List<SubscriptionEvent> subscribe(Subscribe asked, Subscription state) {
        return switch (state) {
            case None _ ->
                    List.of(
                            new Subscribed(
                                    asked.owner(),
                                    asked.address(),
                                    asked.types(),
                                    asked.topics(),
                                    asked.secret()));
            case Kept kept when kept.owner().equals(asked.owner()) -> changes(asked, kept);
            case Kept _ ->
                    throw new Rejection(
                            "subscription-of-another",
                            "Another client has made it; choose another id.");
            case Gone _ -> throw removed();
        };
    }

    private static List<SubscriptionEvent> changes(Subscribe asked, Kept kept) {
        var events = new ArrayList<SubscriptionEvent>();
        if (!asked.address().equals(kept.address())) {
            events.add(new Readdressed(asked.address()));
        }
        if (!asked.types().equals(kept.types()) || !asked.topics().equals(kept.topics())) {
            events.add(new Reselected(asked.types(), asked.topics()));
        }
        return events;
    }

    private static List<SubscriptionEvent> remove(Subscription state) {
        return switch (state) {
            case Gone _ -> List.of();
            case Kept _ -> List.of(new Removed());
            case None _ -> throw unknown();
        };
    }

    private static Kept kept(Subscription state) {
        return switch (state) {
            case Kept kept -> kept;
            case Gone _ -> throw removed();
            case None _ -> throw unknown();
        };
    }

    private static Rejection unknown() {
        return new Rejection("subscription-unknown", "There is no such subscription.");
    }

    private static Rejection removed() {
        return new Rejection("subscription-removed", "It was removed; make another.");
    }
}
