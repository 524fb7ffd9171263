package org.copractice.membership.wiring;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.listing.Kind;
import org.copractice.membership.listing.ListingEvent;
import org.copractice.membership.listing.ListingEvent.Listed;
import org.copractice.membership.listing.ListingEvent.Withdrawn;

class ListingEventsTest extends StoredEventsContract<ListingEvent> {

    private static final UUID ONE = new UUID(0x4000, 1);
    private static final UUID TWO = new UUID(0x4000, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    @Override
    protected Class<ListingEvent> eventType() {
        return ListingEvent.class;
    }

    @Override
    protected EventTypes<ListingEvent> types() {
        return ListingWiring.AGGREGATE.types();
    }

    @Override
    protected List<ListingEvent> examples() {
        return List.of(new Listed(ONE, Kind.OFFER, TWO, "Number talks", DAY), new Withdrawn(DAY));
    }
}
