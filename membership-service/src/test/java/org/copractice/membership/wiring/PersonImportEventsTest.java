package org.copractice.membership.wiring;

import java.util.List;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.person.ImportEvent;
import org.copractice.membership.person.ImportEvent.Finished;

class PersonImportEventsTest extends StoredEventsContract<ImportEvent> {

    @Override
    protected Class<ImportEvent> eventType() {
        return ImportEvent.class;
    }

    @Override
    protected EventTypes<ImportEvent> types() {
        return PersonWiring.IMPORTS;
    }

    @Override
    protected List<ImportEvent> examples() {
        return List.of(new Finished(58, 40, 10, 8, true));
    }
}
