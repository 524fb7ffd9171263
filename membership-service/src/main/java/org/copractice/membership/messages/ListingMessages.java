package org.copractice.membership.messages;

import static org.copractice.membership.messages.MessageTypes.version1;

import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.membership.listing.ListingEvent;
import org.copractice.membership.listing.ListingEvent.Listed;
import org.copractice.membership.listing.ListingEvent.Withdrawn;

/// What is told about the offers and asks of county offices.
public final class ListingMessages {

    public static final String TOPIC = "listing.v1";

    /// @param office id of an organization
    /// @param focusArea id of what it is about, unless that is a topic
    record ListingPosted(
            UUID listing, UUID office, String kind, UUID focusArea, String topic, LocalDate on) {

        static ListingPosted of(Recorded<ListingEvent> recorded, Listed event) {
            return new ListingPosted(
                    recorded.stream(),
                    event.office(),
                    event.kind().code(),
                    event.focusArea(),
                    event.topic(),
                    event.on());
        }
    }

    record ListingWithdrawn(UUID listing, LocalDate on) {}

    private ListingMessages() {}

    public static Publication<ListingEvent> publication(Aggregate<?, ?, ListingEvent, ?> listings) {
        return Publication.of(listings, TOPIC)
                .tell(Listed.class, version1("listing-listed"), ListingPosted::of)
                .tell(
                        Withdrawn.class,
                        version1("listing-withdrawn"),
                        (r, e) -> new ListingWithdrawn(r.stream(), e.on()));
    }
}
