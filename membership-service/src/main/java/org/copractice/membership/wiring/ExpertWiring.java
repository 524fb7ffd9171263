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
import org.copractice.membership.expert.Expert;
import org.copractice.membership.expert.ExpertCommand;
import org.copractice.membership.expert.ExpertDecider;
import org.copractice.membership.expert.ExpertEvent;
import org.copractice.membership.expert.ExpertEvent.Offered;
import org.copractice.membership.expert.ExpertEvent.Revised;
import org.copractice.membership.expert.ExpertEvent.Withdrawn;
import org.copractice.membership.expert.directory.ExpertDirectory;
import org.copractice.membership.expert.directory.ExpertView;
import org.copractice.membership.messages.ExpertMessages;

/// The stored names of the events of an expert's offer, and what is made of them.
@ApplicationScoped
class ExpertWiring {

    static final Aggregate<ExpertCommand, Expert, ExpertEvent, ExpertView> AGGREGATE =
            new Aggregate<>(
                    "expert",
                    new ExpertDecider(),
                    new EventTypes<ExpertEvent>()
                            .with("expert.offered", 1, Offered.class)
                            .with("expert.revised", 1, Revised.class)
                            .with("expert.withdrawn", 1, Withdrawn.class),
                    ExpertView::of,
                    Expert.class,
                    1);

    @Produces
    @Singleton
    ReadModel directory() {
        return ExpertDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Publication<ExpertEvent> messages() {
        return ExpertMessages.publication(AGGREGATE);
    }

    @Produces
    @Singleton
    Records<ExpertCommand, Expert, ExpertEvent, ExpertView> records(RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/experts", "expert", "offered_on");
    }
}
