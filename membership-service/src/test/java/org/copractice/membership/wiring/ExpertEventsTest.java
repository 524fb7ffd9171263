package org.copractice.membership.wiring;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.expert.ExpertEvent;
import org.copractice.membership.expert.ExpertEvent.Offered;
import org.copractice.membership.expert.ExpertEvent.Revised;
import org.copractice.membership.expert.ExpertEvent.Withdrawn;

class ExpertEventsTest extends StoredEventsContract<ExpertEvent> {

    private static final UUID ONE = new UUID(0x4000, 1);
    private static final UUID TWO = new UUID(0x4000, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    @Override
    protected Class<ExpertEvent> eventType() {
        return ExpertEvent.class;
    }

    @Override
    protected EventTypes<ExpertEvent> types() {
        return ExpertWiring.AGGREGATE.types();
    }

    @Override
    protected List<ExpertEvent> examples() {
        return List.of(
                new Offered(
                        ONE,
                        TWO,
                        List.of("Number talks", "Equity"),
                        List.of("TRU"),
                        List.of("English learners"),
                        DAY),
                new Revised(List.of("Equity"), List.of("TRU"), List.of("English learners"), DAY),
                new Withdrawn(DAY));
    }
}
