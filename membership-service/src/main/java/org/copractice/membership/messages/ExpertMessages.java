package org.copractice.membership.messages;

import static org.copractice.membership.messages.MessageTypes.version1;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.membership.expert.ExpertEvent;
import org.copractice.membership.expert.ExpertEvent.Offered;
import org.copractice.membership.expert.ExpertEvent.Revised;
import org.copractice.membership.expert.ExpertEvent.Withdrawn;

/// What is told about experts.
public final class ExpertMessages {

    public static final String TOPIC = "expert.v1";

    /// @param organization the expert, unless it is a person
    /// @param person id of the expert, unless it is an organization
    record ExpertOffered(
            UUID expert,
            UUID organization,
            UUID person,
            List<String> topics,
            List<String> frameworks,
            List<String> populations,
            LocalDate on) {

        static ExpertOffered of(Recorded<ExpertEvent> recorded, Offered event) {
            return new ExpertOffered(
                    recorded.stream(),
                    event.organization(),
                    event.person(),
                    event.topics(),
                    event.frameworks(),
                    event.populations(),
                    event.on());
        }
    }

    record ExpertRevised(
            UUID expert,
            List<String> topics,
            List<String> frameworks,
            List<String> populations,
            LocalDate on) {

        static ExpertRevised of(Recorded<ExpertEvent> recorded, Revised event) {
            return new ExpertRevised(
                    recorded.stream(),
                    event.topics(),
                    event.frameworks(),
                    event.populations(),
                    event.on());
        }
    }

    record ExpertWithdrawn(UUID expert, LocalDate on) {}

    private ExpertMessages() {}

    public static Publication<ExpertEvent> publication(Aggregate<?, ?, ExpertEvent, ?> experts) {
        return Publication.of(experts, TOPIC)
                .tell(Offered.class, version1("expert-offered"), ExpertOffered::of)
                .tell(Revised.class, version1("expert-revised"), ExpertRevised::of)
                .tell(
                        Withdrawn.class,
                        version1("expert-withdrawn"),
                        (r, e) -> new ExpertWithdrawn(r.stream(), e.on()));
    }
}
