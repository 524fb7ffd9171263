package org.copractice.membership.wiring;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.testing.StoredEventsContract;
import org.copractice.membership.organization.OrganizationEvent;
import org.copractice.membership.organization.OrganizationEvent.Attached;
import org.copractice.membership.organization.OrganizationEvent.Closed;
import org.copractice.membership.organization.OrganizationEvent.Reclassified;
import org.copractice.membership.organization.OrganizationEvent.Registered;
import org.copractice.membership.organization.OrganizationEvent.Relocated;
import org.copractice.membership.organization.OrganizationEvent.Renamed;
import org.copractice.membership.organization.OrganizationEvent.Reopened;
import org.copractice.membership.organization.OrganizationEvent.WebsiteMoved;

class OrganizationEventsTest extends StoredEventsContract<OrganizationEvent> {

    private static final String NAME = "Marin County Office of Education";
    private static final String WEBSITE = "https://www.marinschools.org";
    private static final UUID WITHIN = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Override
    protected Class<OrganizationEvent> eventType() {
        return OrganizationEvent.class;
    }

    @Override
    protected EventTypes<OrganizationEvent> types() {
        return OrganizationWiring.AGGREGATE.types();
    }

    @Override
    protected List<OrganizationEvent> examples() {
        return List.of(
                new Registered(NAME, "county-office", true, "21", WITHIN, WEBSITE),
                new Renamed(NAME),
                new Reclassified("county-office", true),
                new Relocated("21"),
                new Attached(WITHIN),
                new WebsiteMoved(WEBSITE),
                new Closed(LocalDate.of(2026, 6, 30), "Merged into the county office"),
                new Reopened("Closed by mistake"));
    }
}
