package org.copractice.membership.wiring;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.membership.MembershipEvent;
import org.copractice.membership.membership.MembershipEvent.Accepted;
import org.copractice.membership.membership.MembershipEvent.Admitted;
import org.copractice.membership.membership.MembershipEvent.Declined;
import org.copractice.membership.membership.MembershipEvent.Ended;
import org.copractice.membership.membership.MembershipEvent.Invited;
import org.copractice.membership.membership.MembershipEvent.Lapsed;
import org.copractice.membership.membership.MembershipEvent.Refused;
import org.copractice.membership.membership.MembershipEvent.Renewed;
import org.copractice.membership.membership.MembershipEvent.Requested;

class MembershipEventsTest extends StoredEventsContract<MembershipEvent> {

    private static final UUID ONE = new UUID(0x4000, 1);
    private static final UUID TWO = new UUID(0x4000, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    @Override
    protected Class<MembershipEvent> eventType() {
        return MembershipEvent.class;
    }

    @Override
    protected EventTypes<MembershipEvent> types() {
        return MembershipWiring.AGGREGATE.types();
    }

    @Override
    protected List<MembershipEvent> examples() {
        return List.of(
                new Invited(ONE, TWO, null, DAY),
                new Requested(ONE, null, TWO, DAY),
                new Accepted(DAY),
                new Declined(DAY),
                new Admitted(DAY),
                new Refused(DAY, "Full"),
                new Lapsed(DAY, "No answer"),
                new Renewed(DAY),
                new Ended(DAY, "Left"));
    }
}
