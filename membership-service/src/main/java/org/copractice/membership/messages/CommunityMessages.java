package org.copractice.membership.messages;

import static org.copractice.membership.messages.MessageTypes.version1;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.membership.community.CommunityEvent;
import org.copractice.membership.community.CommunityEvent.Decided;
import org.copractice.membership.community.CommunityEvent.Founded;
import org.copractice.membership.community.CommunityEvent.LineageCorrected;
import org.copractice.membership.community.CommunityEvent.Renamed;
import org.copractice.membership.community.CommunityEvent.Rescoped;
import org.copractice.membership.community.CommunityEvent.SeatAdded;
import org.copractice.membership.community.CommunityEvent.SeatVacated;
import org.copractice.membership.community.CommunityEvent.SubjectsChanged;
import org.copractice.membership.community.CommunityEvent.TermGranted;

/// What is told about communities and their committees. Descriptions, evidence and reasons are not
/// told: they are free text.
public final class CommunityMessages {

    public static final String TOPIC = "community.v1";

    record CommunityFounded(
            UUID community,
            String name,
            List<String> subjects,
            String scope,
            Integer region,
            List<UUID> succeeds,
            List<UUID> absorbs,
            LocalDate on) {

        static CommunityFounded of(Recorded<CommunityEvent> recorded, Founded event) {
            var charter = event.charter();
            return new CommunityFounded(
                    recorded.stream(),
                    charter.name(),
                    charter.subjects(),
                    charter.scope().code(),
                    charter.region(),
                    charter.succeeds(),
                    charter.absorbs(),
                    event.on());
        }
    }

    record CommunityRenamed(UUID community, String name) {}

    record CommunitySubjectsChanged(UUID community, List<String> subjects) {}

    record CommunityRescoped(UUID community, String scope, Integer region) {}

    record CommunityLineageCorrected(UUID community, List<UUID> succeeds, List<UUID> absorbs) {}

    record CommitteeSeatAdded(UUID community, UUID seat, String title) {}

    /// @param holder id of a person
    record CommitteeTermGranted(
            UUID community, UUID seat, UUID holder, LocalDate from, LocalDate until) {}

    record CommitteeSeatVacated(UUID community, UUID seat, LocalDate on) {}

    /// @param retired ids of focus areas
    /// @param stage absent when it stays as it was
    record CommitteeDecided(
            UUID community,
            UUID decision,
            LocalDate decidedOn,
            List<Adopted> adopted,
            List<UUID> retired,
            String stage) {

        /// A focus area.
        record Adopted(UUID id, String name) {}

        static CommitteeDecided of(Recorded<CommunityEvent> recorded, Decided event) {
            var made = event.decision();
            return new CommitteeDecided(
                    recorded.stream(),
                    made.id(),
                    made.decidedOn(),
                    made.adopt().stream()
                            .map(theme -> new Adopted(theme.id(), theme.name()))
                            .toList(),
                    made.retire(),
                    made.stage() == null ? null : made.stage().code());
        }
    }

    private CommunityMessages() {}

    public static Publication<CommunityEvent> publication(
            Aggregate<?, ?, CommunityEvent, ?> communities) {
        return Publication.of(communities, TOPIC)
                .tell(Founded.class, version1("community-founded"), CommunityFounded::of)
                .tell(
                        Renamed.class,
                        version1("community-renamed"),
                        (r, e) -> new CommunityRenamed(r.stream(), e.name()))
                .tell(
                        SubjectsChanged.class,
                        version1("community-subjects-changed"),
                        (r, e) -> new CommunitySubjectsChanged(r.stream(), e.subjects()))
                .tell(
                        Rescoped.class,
                        version1("community-rescoped"),
                        (r, e) -> new CommunityRescoped(r.stream(), e.scope().code(), e.region()))
                .tell(
                        LineageCorrected.class,
                        version1("community-lineage-corrected"),
                        (r, e) ->
                                new CommunityLineageCorrected(
                                        r.stream(), e.succeeds(), e.absorbs()))
                .tell(
                        SeatAdded.class,
                        version1("committee-seat-added"),
                        (r, e) -> new CommitteeSeatAdded(r.stream(), e.seat(), e.title()))
                .tell(
                        TermGranted.class,
                        version1("committee-term-granted"),
                        (r, e) ->
                                new CommitteeTermGranted(
                                        r.stream(), e.seat(), e.holder(), e.from(), e.until()))
                .tell(
                        SeatVacated.class,
                        version1("committee-seat-vacated"),
                        (r, e) -> new CommitteeSeatVacated(r.stream(), e.seat(), e.on()))
                .tell(Decided.class, version1("committee-decided"), CommitteeDecided::of);
    }
}
