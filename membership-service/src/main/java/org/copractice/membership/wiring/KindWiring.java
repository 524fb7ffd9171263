package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.wiring.RecordsFactory;
import org.copractice.membership.kind.Kind;
import org.copractice.membership.kind.KindCommand;
import org.copractice.membership.kind.KindDecider;
import org.copractice.membership.kind.KindEvent;
import org.copractice.membership.kind.KindEvent.Registered;
import org.copractice.membership.kind.KindEvent.Renamed;
import org.copractice.membership.kind.directory.KindDirectory;
import org.copractice.membership.kind.directory.KindView;

/// The stored names of a kind of organization's events, and what is made of them.
@ApplicationScoped
class KindWiring {

    static final Aggregate<KindCommand, Kind, KindEvent, KindView> AGGREGATE =
            new Aggregate<>(
                    "organization-kind",
                    new KindDecider(),
                    new EventTypes<KindEvent>()
                            .with("organization-kind.registered", 1, Registered.class)
                            .with("organization-kind.renamed", 1, Renamed.class),
                    KindView::of,
                    Kind.class,
                    1);

    @Produces
    @Singleton
    ReadModel directory() {
        return KindDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Records<KindCommand, Kind, KindEvent, KindView> records(RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/organization-kinds", "organization_kind", "code");
    }
}
