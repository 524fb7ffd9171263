package org.copractice.membership.wiring;

import java.util.List;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.county.CountyEvent;
import org.copractice.membership.county.CountyEvent.Moved;
import org.copractice.membership.county.CountyEvent.Recoded;
import org.copractice.membership.county.CountyEvent.Registered;
import org.copractice.membership.county.CountyEvent.Renamed;

class CountyEventsTest extends StoredEventsContract<CountyEvent> {

    @Override
    protected Class<CountyEvent> eventType() {
        return CountyEvent.class;
    }

    @Override
    protected EventTypes<CountyEvent> types() {
        return CountyWiring.AGGREGATE.types();
    }

    @Override
    protected List<CountyEvent> examples() {
        return List.of(
                new Registered("21", "Marin", "06041", 4),
                new Renamed("Marin"),
                new Recoded("06041"),
                new Moved(5));
    }
}
