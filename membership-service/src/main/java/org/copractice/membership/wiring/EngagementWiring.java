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
import org.copractice.membership.engagement.Engagement;
import org.copractice.membership.engagement.EngagementCommand;
import org.copractice.membership.engagement.EngagementDecider;
import org.copractice.membership.engagement.EngagementEvent;
import org.copractice.membership.engagement.EngagementEvent.Accepted;
import org.copractice.membership.engagement.EngagementEvent.Asked;
import org.copractice.membership.engagement.EngagementEvent.Declined;
import org.copractice.membership.engagement.EngagementEvent.Done;
import org.copractice.membership.engagement.EngagementEvent.Withdrawn;
import org.copractice.membership.engagement.directory.EngagementDirectory;
import org.copractice.membership.engagement.directory.EngagementView;
import org.copractice.membership.messages.EngagementMessages;

/// The stored names of the events of a request for a thought partner, and what is made of them.
@ApplicationScoped
class EngagementWiring {

    static final Aggregate<EngagementCommand, Engagement, EngagementEvent, EngagementView>
            AGGREGATE =
                    new Aggregate<>(
                            "engagement",
                            new EngagementDecider(),
                            new EventTypes<EngagementEvent>()
                                    .with("engagement.asked", 1, Asked.class)
                                    .with("engagement.accepted", 1, Accepted.class)
                                    .with("engagement.declined", 1, Declined.class)
                                    .with("engagement.done", 1, Done.class)
                                    .with("engagement.withdrawn", 1, Withdrawn.class),
                            EngagementView::of,
                            Engagement.class,
                            1);

    @Produces
    @Singleton
    ReadModel directory() {
        return EngagementDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Publication<EngagementEvent> messages() {
        return EngagementMessages.publication(AGGREGATE);
    }

    @Produces
    @Singleton
    Records<EngagementCommand, Engagement, EngagementEvent, EngagementView> records(
            RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/engagements", "engagement", "needed_by");
    }
}
