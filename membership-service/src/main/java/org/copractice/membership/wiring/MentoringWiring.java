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
import org.copractice.membership.mentoring.Mentoring;
import org.copractice.membership.mentoring.MentoringCommand;
import org.copractice.membership.mentoring.MentoringDecider;
import org.copractice.membership.mentoring.MentoringEvent;
import org.copractice.membership.mentoring.MentoringEvent.Begun;
import org.copractice.membership.mentoring.MentoringEvent.Ended;
import org.copractice.membership.mentoring.directory.MentoringDirectory;
import org.copractice.membership.mentoring.directory.MentoringView;
import org.copractice.membership.messages.MentoringMessages;

/// The stored names of a mentoring's events, and what is made of them.
@ApplicationScoped
class MentoringWiring {

    static final Aggregate<MentoringCommand, Mentoring, MentoringEvent, MentoringView> AGGREGATE =
            new Aggregate<>(
                    "mentoring",
                    new MentoringDecider(),
                    new EventTypes<MentoringEvent>()
                            .with("mentoring.begun", 1, Begun.class)
                            .with("mentoring.ended", 1, Ended.class),
                    MentoringView::of,
                    Mentoring.class,
                    1);

    @Produces
    @Singleton
    ReadModel directory() {
        return MentoringDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Publication<MentoringEvent> messages() {
        return MentoringMessages.publication(AGGREGATE);
    }

    @Produces
    @Singleton
    Records<MentoringCommand, Mentoring, MentoringEvent, MentoringView> records(
            RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/mentorings", "mentoring", "began_on");
    }
}
