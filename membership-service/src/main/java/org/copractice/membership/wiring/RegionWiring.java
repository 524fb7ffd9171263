package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.wiring.RecordsFactory;
import org.copractice.membership.region.Region;
import org.copractice.membership.region.RegionCommand;
import org.copractice.membership.region.RegionDecider;
import org.copractice.membership.region.RegionEvent;
import org.copractice.membership.region.RegionEvent.Registered;
import org.copractice.membership.region.RegionEvent.Renamed;
import org.copractice.membership.region.directory.RegionDirectory;
import org.copractice.membership.region.directory.RegionView;

/// The stored names of a region's events, and what is made of them.
@ApplicationScoped
class RegionWiring {

    static final Aggregate<RegionCommand, Region, RegionEvent, RegionView> AGGREGATE =
            new Aggregate<>(
                    "region",
                    new RegionDecider(),
                    new EventTypes<RegionEvent>()
                            .with("region.registered", 1, Registered.class)
                            .with("region.renamed", 1, Renamed.class),
                    RegionView::of,
                    Region.class,
                    1);

    @Produces
    @Singleton
    ReadModel directory() {
        return RegionDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Records<RegionCommand, Region, RegionEvent, RegionView> records(RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/regions", "region", "sort_number");
    }
}
