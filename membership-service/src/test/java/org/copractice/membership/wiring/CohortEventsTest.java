package org.copractice.membership.wiring;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.cohort.CohortEvent;
import org.copractice.membership.cohort.CohortEvent.Entrusted;
import org.copractice.membership.cohort.CohortEvent.Formed;
import org.copractice.membership.cohort.CohortEvent.Joined;
import org.copractice.membership.cohort.CohortEvent.Left;
import org.copractice.membership.cohort.CohortEvent.Released;
import org.copractice.membership.cohort.CohortEvent.Renamed;

class CohortEventsTest extends StoredEventsContract<CohortEvent> {

    private static final UUID ONE = new UUID(0x4000, 1);
    private static final UUID TWO = new UUID(0x4000, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    @Override
    protected Class<CohortEvent> eventType() {
        return CohortEvent.class;
    }

    @Override
    protected EventTypes<CohortEvent> types() {
        return CohortWiring.AGGREGATE.types();
    }

    @Override
    protected List<CohortEvent> examples() {
        return List.of(
                new Formed(ONE, 2, "Pioneers", "2019-20"),
                new Renamed(3, "Pioneers"),
                new Joined(TWO, DAY),
                new Left(TWO, DAY),
                new Entrusted(TWO, DAY),
                new Released(DAY));
    }
}
