package org.copractice.membership.messages;

import static org.copractice.membership.messages.MessageTypes.version1;

import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.membership.cohort.CohortEvent;
import org.copractice.membership.cohort.CohortEvent.Entrusted;
import org.copractice.membership.cohort.CohortEvent.Formed;
import org.copractice.membership.cohort.CohortEvent.Joined;
import org.copractice.membership.cohort.CohortEvent.Left;
import org.copractice.membership.cohort.CohortEvent.Released;
import org.copractice.membership.cohort.CohortEvent.Renamed;

/// What is told about cohorts.
public final class CohortMessages {

    public static final String TOPIC = "cohort.v1";

    /// @param number unless it has a name
    /// @param name unless it has a number
    record CohortFormed(
            UUID cohort, UUID community, Integer number, String name, String programYear) {}

    /// @param number unless it has a name
    /// @param name unless it has a number
    record CohortRenamed(UUID cohort, Integer number, String name) {}

    /// @param person id of a person
    record CohortMember(UUID cohort, UUID person, LocalDate on) {}

    /// @param leader id of another cohort; absent when it leads itself
    record CohortLed(UUID cohort, UUID leader, LocalDate on) {}

    private CohortMessages() {}

    public static Publication<CohortEvent> publication(Aggregate<?, ?, CohortEvent, ?> cohorts) {
        return Publication.of(cohorts, TOPIC)
                .tell(
                        Formed.class,
                        version1("cohort-formed"),
                        (r, e) ->
                                new CohortFormed(
                                        r.stream(),
                                        e.community(),
                                        e.number(),
                                        e.name(),
                                        e.programYear()))
                .tell(
                        Renamed.class,
                        version1("cohort-renamed"),
                        (r, e) -> new CohortRenamed(r.stream(), e.number(), e.name()))
                .tell(
                        Joined.class,
                        version1("cohort-joined"),
                        (r, e) -> new CohortMember(r.stream(), e.person(), e.on()))
                .tell(
                        Left.class,
                        version1("cohort-left"),
                        (r, e) -> new CohortMember(r.stream(), e.person(), e.on()))
                .tell(
                        Entrusted.class,
                        version1("cohort-entrusted"),
                        (r, e) -> new CohortLed(r.stream(), e.leader(), e.on()))
                .tell(
                        Released.class,
                        version1("cohort-released"),
                        (r, e) -> new CohortLed(r.stream(), null, e.on()));
    }
}
