package org.copractice.membership.wiring;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.community.Charter;
import org.copractice.membership.community.CommunityEvent;
import org.copractice.membership.community.CommunityEvent.Decided;
import org.copractice.membership.community.CommunityEvent.Described;
import org.copractice.membership.community.CommunityEvent.Founded;
import org.copractice.membership.community.CommunityEvent.LineageCorrected;
import org.copractice.membership.community.CommunityEvent.Renamed;
import org.copractice.membership.community.CommunityEvent.Rescoped;
import org.copractice.membership.community.CommunityEvent.SeatAdded;
import org.copractice.membership.community.CommunityEvent.SeatVacated;
import org.copractice.membership.community.CommunityEvent.SubjectsChanged;
import org.copractice.membership.community.CommunityEvent.TermGranted;
import org.copractice.membership.community.Decision;
import org.copractice.membership.community.Decision.Theme;
import org.copractice.membership.community.Scope;
import org.copractice.membership.community.Stage;

class CommunityEventsTest extends StoredEventsContract<CommunityEvent> {

    private static final UUID ONE = new UUID(0x4000, 1);
    private static final UUID TWO = new UUID(0x4000, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    @Override
    protected Class<CommunityEvent> eventType() {
        return CommunityEvent.class;
    }

    @Override
    protected EventTypes<CommunityEvent> types() {
        return CommunityWiring.AGGREGATE.types();
    }

    @Override
    protected List<CommunityEvent> examples() {
        return List.of(
                new Founded(
                        new Charter(
                                "Region 3 Science",
                                List.of("science", "math"),
                                Scope.REGIONAL,
                                3,
                                "Science in ten counties",
                                List.of(ONE),
                                List.of(TWO)),
                        DAY),
                new Renamed("Science"),
                new SubjectsChanged(List.of("science")),
                new Rescoped(Scope.REGIONAL, 4),
                new Described("Science for all"),
                new LineageCorrected(List.of(ONE), List.of(TWO)),
                new SeatAdded(ONE, "Chair"),
                new TermGranted(ONE, TWO, DAY, DAY.plusYears(2)),
                new SeatVacated(ONE, DAY, "Moved away"),
                new Decided(
                        new Decision(
                                ONE,
                                DAY,
                                "Minutes, item 3",
                                List.of(new Theme(TWO, "Equity", "For all")),
                                List.of(ONE),
                                Stage.COALESCING)));
    }
}
