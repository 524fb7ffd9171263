package org.copractice.membership.wiring;

import java.util.List;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.region.RegionEvent;
import org.copractice.membership.region.RegionEvent.Registered;
import org.copractice.membership.region.RegionEvent.Renamed;

class RegionEventsTest extends StoredEventsContract<RegionEvent> {

    @Override
    protected Class<RegionEvent> eventType() {
        return RegionEvent.class;
    }

    @Override
    protected EventTypes<RegionEvent> types() {
        return RegionWiring.AGGREGATE.types();
    }

    @Override
    protected List<RegionEvent> examples() {
        return List.of(new Registered(3, "Region 3"), new Renamed("Capital Region"));
    }
}
