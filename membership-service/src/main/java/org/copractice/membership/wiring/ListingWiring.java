package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.wiring.RecordsFactory;
import org.copractice.membership.listing.Listing;
import org.copractice.membership.listing.ListingCommand;
import org.copractice.membership.listing.ListingDecider;
import org.copractice.membership.listing.ListingEvent;
import org.copractice.membership.listing.ListingEvent.Listed;
import org.copractice.membership.listing.ListingEvent.Withdrawn;
import org.copractice.membership.listing.directory.ListingDirectory;
import org.copractice.membership.listing.directory.ListingView;
import org.copractice.membership.messages.ListingMessages;

/// The stored names of the events of a listing, and what is made of them.
@ApplicationScoped
class ListingWiring {

    static final Aggregate<ListingCommand, Listing, ListingEvent, ListingView> AGGREGATE =
            new Aggregate<>(
                    "listing",
                    new ListingDecider(),
                    new EventTypes<ListingEvent>()
                            .with("listing.listed", 1, Listed.class)
                            .with("listing.withdrawn", 1, Withdrawn.class),
                    ListingView::of,
                    Listing.class,
                    1);

    @Produces
    @Singleton
    ReadModel directory() {
        return ListingDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Publication<ListingEvent> messages() {
        return ListingMessages.publication(AGGREGATE);
    }

    @Produces
    @Singleton
    Records<ListingCommand, Listing, ListingEvent, ListingView> records(RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/listings", "listing", "listed_on");
    }
}
