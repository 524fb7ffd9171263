package org.copractice.membership.wiring;

import java.util.List;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.organization.ImportEvent;
import org.copractice.membership.organization.ImportEvent.Finished;

class ImportEventsTest extends StoredEventsContract<ImportEvent> {

    @Override
    protected Class<ImportEvent> eventType() {
        return ImportEvent.class;
    }

    @Override
    protected EventTypes<ImportEvent> types() {
        return OrganizationWiring.IMPORTS;
    }

    @Override
    protected List<ImportEvent> examples() {
        return List.of(new Finished(58, 40, 10, 8, true));
    }
}
