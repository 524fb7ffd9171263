package org.copractice.membership.wiring;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.mentoring.Ending;
import org.copractice.membership.mentoring.MentoringEvent;
import org.copractice.membership.mentoring.MentoringEvent.Begun;
import org.copractice.membership.mentoring.MentoringEvent.Ended;

class MentoringEventsTest extends StoredEventsContract<MentoringEvent> {

    private static final UUID ONE = new UUID(0x4000, 1);
    private static final UUID TWO = new UUID(0x4000, 2);
    private static final UUID THREE = new UUID(0x4000, 3);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    @Override
    protected Class<MentoringEvent> eventType() {
        return MentoringEvent.class;
    }

    @Override
    protected EventTypes<MentoringEvent> types() {
        return MentoringWiring.AGGREGATE.types();
    }

    @Override
    protected List<MentoringEvent> examples() {
        return List.of(
                new Begun(ONE, TWO, THREE, THREE, "Number talks", DAY),
                new Ended(DAY, Ending.BROKEN_OFF));
    }
}
