package org.copractice.membership.wiring;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.engagement.EngagementEvent;
import org.copractice.membership.engagement.EngagementEvent.Accepted;
import org.copractice.membership.engagement.EngagementEvent.Asked;
import org.copractice.membership.engagement.EngagementEvent.Declined;
import org.copractice.membership.engagement.EngagementEvent.Done;
import org.copractice.membership.engagement.EngagementEvent.Withdrawn;
import org.copractice.membership.engagement.Step.Reason;

class EngagementEventsTest extends StoredEventsContract<EngagementEvent> {

    private static final UUID ONE = new UUID(0x4000, 1);
    private static final UUID TWO = new UUID(0x4000, 2);
    private static final UUID THREE = new UUID(0x4000, 3);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);
    private static final LocalDate LATER = LocalDate.of(2026, 12, 31);

    @Override
    protected Class<EngagementEvent> eventType() {
        return EngagementEvent.class;
    }

    @Override
    protected EventTypes<EngagementEvent> types() {
        return EngagementWiring.AGGREGATE.types();
    }

    @Override
    protected List<EngagementEvent> examples() {
        return List.of(
                new Asked(ONE, TWO, THREE, "Number talks", "A workshop", LATER, DAY),
                new Accepted(THREE, DAY),
                new Declined(DAY, Reason.NO_TIME),
                new Done(DAY, "A workshop for 40"),
                new Withdrawn(DAY));
    }
}
