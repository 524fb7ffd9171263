package org.copractice.membership.messages;

import static org.copractice.membership.messages.MessageTypes.version1;

import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.membership.mentoring.MentoringEvent;
import org.copractice.membership.mentoring.MentoringEvent.Begun;
import org.copractice.membership.mentoring.MentoringEvent.Ended;

/// What is told about mentoring.
public final class MentoringMessages {

    public static final String TOPIC = "mentoring.v1";

    /// @param mentor id of a person
    /// @param mentee id of a person
    /// @param focusArea id of what it is about, unless that is a topic
    record MentoringBegun(
            UUID mentoring,
            UUID community,
            UUID mentor,
            UUID mentee,
            UUID focusArea,
            String topic,
            LocalDate on) {

        static MentoringBegun of(Recorded<MentoringEvent> recorded, Begun event) {
            return new MentoringBegun(
                    recorded.stream(),
                    event.community(),
                    event.mentor(),
                    event.mentee(),
                    event.focusArea(),
                    event.topic(),
                    event.on());
        }
    }

    /// @param ending how it ended
    record MentoringEnded(UUID mentoring, LocalDate on, String ending) {}

    private MentoringMessages() {}

    public static Publication<MentoringEvent> publication(
            Aggregate<?, ?, MentoringEvent, ?> mentorings) {
        return Publication.of(mentorings, TOPIC)
                .tell(Begun.class, version1("mentoring-begun"), MentoringBegun::of)
                .tell(
                        Ended.class,
                        version1("mentoring-ended"),
                        (r, e) -> new MentoringEnded(r.stream(), e.on(), e.ending().code()));
    }
}
