package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.wiring.RecordsFactory;
import org.copractice.membership.county.County;
import org.copractice.membership.county.CountyCommand;
import org.copractice.membership.county.CountyDecider;
import org.copractice.membership.county.CountyEvent;
import org.copractice.membership.county.CountyEvent.Moved;
import org.copractice.membership.county.CountyEvent.Recoded;
import org.copractice.membership.county.CountyEvent.Registered;
import org.copractice.membership.county.CountyEvent.Renamed;
import org.copractice.membership.county.directory.CountyDirectory;
import org.copractice.membership.county.directory.CountyView;

/// The stored names of a county's events, and what is made of them.
@ApplicationScoped
class CountyWiring {

    static final Aggregate<CountyCommand, County, CountyEvent, CountyView> AGGREGATE =
            new Aggregate<>(
                    "county",
                    new CountyDecider(),
                    new EventTypes<CountyEvent>()
                            .with("county.registered", 1, Registered.class)
                            .with("county.renamed", 1, Renamed.class)
                            .with("county.recoded", 1, Recoded.class)
                            .with("county.moved", 1, Moved.class),
                    CountyView::of,
                    County.class,
                    1);

    @Produces
    @Singleton
    ReadModel directory() {
        return CountyDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Records<CountyCommand, County, CountyEvent, CountyView> records(RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/counties", "county", "code");
    }
}
