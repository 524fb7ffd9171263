package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.wiring.RecordsFactory;
import org.copractice.membership.cohort.Cohort;
import org.copractice.membership.cohort.CohortCommand;
import org.copractice.membership.cohort.CohortDecider;
import org.copractice.membership.cohort.CohortEvent;
import org.copractice.membership.cohort.CohortEvent.Entrusted;
import org.copractice.membership.cohort.CohortEvent.Formed;
import org.copractice.membership.cohort.CohortEvent.Joined;
import org.copractice.membership.cohort.CohortEvent.Left;
import org.copractice.membership.cohort.CohortEvent.Released;
import org.copractice.membership.cohort.CohortEvent.Renamed;
import org.copractice.membership.cohort.directory.CohortDirectory;
import org.copractice.membership.cohort.directory.CohortView;
import org.copractice.membership.messages.CohortMessages;

/// The stored names of a cohort's events, and what is made of them.
@ApplicationScoped
class CohortWiring {

    static final Aggregate<CohortCommand, Cohort, CohortEvent, CohortView> AGGREGATE =
            new Aggregate<>(
                    "cohort",
                    new CohortDecider(),
                    new EventTypes<CohortEvent>()
                            .with("cohort.formed", 1, Formed.class)
                            .with("cohort.renamed", 1, Renamed.class)
                            .with("cohort.joined", 1, Joined.class)
                            .with("cohort.left", 1, Left.class)
                            .with("cohort.entrusted", 1, Entrusted.class)
                            .with("cohort.released", 1, Released.class),
                    CohortView::of,
                    Cohort.class,
                    1);

    @Produces
    @Singleton
    ReadModel directory() {
        return CohortDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Publication<CohortEvent> messages() {
        return CohortMessages.publication(AGGREGATE);
    }

    @Produces
    @Singleton
    Records<CohortCommand, Cohort, CohortEvent, CohortView> records(RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/cohorts", "cohort", "sort_label");
    }
}
