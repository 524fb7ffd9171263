package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.wiring.RecordsFactory;
import org.copractice.membership.community.Community;
import org.copractice.membership.community.CommunityCommand;
import org.copractice.membership.community.CommunityDecider;
import org.copractice.membership.community.CommunityEvent;
import org.copractice.membership.community.CommunityEvent.Decided;
import org.copractice.membership.community.CommunityEvent.Described;
import org.copractice.membership.community.CommunityEvent.Founded;
import org.copractice.membership.community.CommunityEvent.LineageCorrected;
import org.copractice.membership.community.CommunityEvent.Renamed;
import org.copractice.membership.community.CommunityEvent.Rescoped;
import org.copractice.membership.community.CommunityEvent.SeatAdded;
import org.copractice.membership.community.CommunityEvent.SeatVacated;
import org.copractice.membership.community.CommunityEvent.SubjectsChanged;
import org.copractice.membership.community.CommunityEvent.TermGranted;
import org.copractice.membership.community.directory.CommunityDirectory;
import org.copractice.membership.community.directory.CommunityView;
import org.copractice.membership.community.theme.FocusAreas;

/// The stored names of a community's events, and what is made of them.
@ApplicationScoped
class CommunityWiring {

    static final Aggregate<CommunityCommand, Community, CommunityEvent, CommunityView> AGGREGATE =
            new Aggregate<>(
                    "community",
                    new CommunityDecider(),
                    new EventTypes<CommunityEvent>()
                            .with("community.founded", 1, Founded.class)
                            .with("community.renamed", 1, Renamed.class)
                            .with("community.subjects-changed", 1, SubjectsChanged.class)
                            .with("community.rescoped", 1, Rescoped.class)
                            .with("community.described", 1, Described.class)
                            .with("community.lineage-corrected", 1, LineageCorrected.class)
                            .with("community.seat-added", 1, SeatAdded.class)
                            .with("community.term-granted", 1, TermGranted.class)
                            .with("community.seat-vacated", 1, SeatVacated.class)
                            .with("community.decided", 1, Decided.class),
                    CommunityView::of,
                    Community.class,
                    1);

    @Produces
    @Singleton
    ReadModel directory() {
        return CommunityDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    ReadModel focusAreas() {
        return FocusAreas.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Records<CommunityCommand, Community, CommunityEvent, CommunityView> records(
            RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/communities", "community", "sort_name");
    }
}
