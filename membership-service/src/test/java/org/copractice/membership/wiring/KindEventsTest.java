package org.copractice.membership.wiring;

import java.util.List;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.kind.KindEvent;
import org.copractice.membership.kind.KindEvent.Registered;
import org.copractice.membership.kind.KindEvent.Renamed;

class KindEventsTest extends StoredEventsContract<KindEvent> {

    @Override
    protected Class<KindEvent> eventType() {
        return KindEvent.class;
    }

    @Override
    protected EventTypes<KindEvent> types() {
        return KindWiring.AGGREGATE.types();
    }

    @Override
    protected List<KindEvent> examples() {
        return List.of(
                new Registered("county-office", "County office of education", true),
                new Renamed("County office"));
    }
}
