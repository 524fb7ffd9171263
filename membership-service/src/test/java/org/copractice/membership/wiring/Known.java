package org.copractice.membership.wiring;

import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.publishing.Messages;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.membership.listing.Listing;
import org.copractice.membership.listing.ListingCommand;
import org.copractice.membership.listing.ListingEvent;
import org.copractice.membership.listing.directory.ListingView;
import org.copractice.membership.messages.ListingMessages;
import org.copractice.membership.subscription.Subscription;
import org.copractice.membership.subscription.SubscriptionCommand;
import org.copractice.membership.subscription.SubscriptionEvent;
import org.copractice.membership.subscription.directory.SubscriptionDirectory;
import org.copractice.membership.subscription.directory.SubscriptionView;

/// What tests without the whole service need of its wiring.
public final class Known {

    public static final Aggregate<
                    SubscriptionCommand, Subscription, SubscriptionEvent, SubscriptionView>
            SUBSCRIPTIONS = SubscriptionWiring.AGGREGATE;

    public static final Aggregate<ListingCommand, Listing, ListingEvent, ListingView> LISTINGS =
            ListingWiring.AGGREGATE;

    private Known() {}

    public static ReadModel subscriptions() {
        return SubscriptionDirectory.readModel(SUBSCRIPTIONS);
    }

    public static Messages messages() {
        return new Messages("membership", List.of(ListingMessages.publication(LISTINGS)));
    }
}
