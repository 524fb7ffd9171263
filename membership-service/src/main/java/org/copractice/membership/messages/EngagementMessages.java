package org.copractice.membership.messages;

import static org.copractice.membership.messages.MessageTypes.version1;

import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.membership.engagement.EngagementEvent;
import org.copractice.membership.engagement.EngagementEvent.Accepted;
import org.copractice.membership.engagement.EngagementEvent.Asked;
import org.copractice.membership.engagement.EngagementEvent.Declined;
import org.copractice.membership.engagement.EngagementEvent.Done;
import org.copractice.membership.engagement.EngagementEvent.Withdrawn;

/// What is told about requests for a thought partner. Purposes and outcomes are not told: they are
/// free text.
public final class EngagementMessages {

    public static final String TOPIC = "engagement.v1";

    /// @param organization who asks, unless it is a community
    /// @param community who asks, unless it is an organization
    /// @param expert absent when anybody may answer
    record EngagementAsked(
            UUID engagement,
            UUID organization,
            UUID community,
            UUID expert,
            String topic,
            LocalDate neededBy,
            LocalDate on) {

        static EngagementAsked of(Recorded<EngagementEvent> recorded, Asked event) {
            return new EngagementAsked(
                    recorded.stream(),
                    event.organization(),
                    event.community(),
                    event.expert(),
                    event.topic(),
                    event.neededBy(),
                    event.on());
        }
    }

    record EngagementAccepted(UUID engagement, UUID expert, LocalDate on) {}

    record EngagementDeclined(UUID engagement, LocalDate on, String reason) {}

    record EngagementStep(UUID engagement, LocalDate on) {}

    private EngagementMessages() {}

    public static Publication<EngagementEvent> publication(
            Aggregate<?, ?, EngagementEvent, ?> engagements) {
        return Publication.of(engagements, TOPIC)
                .tell(Asked.class, version1("engagement-asked"), EngagementAsked::of)
                .tell(
                        Accepted.class,
                        version1("engagement-accepted"),
                        (r, e) -> new EngagementAccepted(r.stream(), e.expert(), e.on()))
                .tell(
                        Declined.class,
                        version1("engagement-declined"),
                        (r, e) -> new EngagementDeclined(r.stream(), e.on(), e.reason().code()))
                .tell(
                        Done.class,
                        version1("engagement-done"),
                        (r, e) -> new EngagementStep(r.stream(), e.on()))
                .tell(
                        Withdrawn.class,
                        version1("engagement-withdrawn"),
                        (r, e) -> new EngagementStep(r.stream(), e.on()));
    }
}
