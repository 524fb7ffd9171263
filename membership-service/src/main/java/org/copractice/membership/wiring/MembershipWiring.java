package org.copractice.membership.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.wiring.RecordsFactory;
import org.copractice.membership.membership.Membership;
import org.copractice.membership.membership.MembershipCommand;
import org.copractice.membership.membership.MembershipDecider;
import org.copractice.membership.membership.MembershipEvent;
import org.copractice.membership.membership.MembershipEvent.Accepted;
import org.copractice.membership.membership.MembershipEvent.Admitted;
import org.copractice.membership.membership.MembershipEvent.Declined;
import org.copractice.membership.membership.MembershipEvent.Ended;
import org.copractice.membership.membership.MembershipEvent.Invited;
import org.copractice.membership.membership.MembershipEvent.Lapsed;
import org.copractice.membership.membership.MembershipEvent.Refused;
import org.copractice.membership.membership.MembershipEvent.Renewed;
import org.copractice.membership.membership.MembershipEvent.Requested;
import org.copractice.membership.membership.directory.MembershipDirectory;
import org.copractice.membership.membership.directory.MembershipView;

/// The stored names of a membership's events, and what is made of them.
@ApplicationScoped
class MembershipWiring {

    static final Aggregate<MembershipCommand, Membership, MembershipEvent, MembershipView>
            AGGREGATE =
                    new Aggregate<>(
                            "membership",
                            new MembershipDecider(),
                            new EventTypes<MembershipEvent>()
                                    .with("membership.invited", 1, Invited.class)
                                    .with("membership.requested", 1, Requested.class)
                                    .with("membership.accepted", 1, Accepted.class)
                                    .with("membership.declined", 1, Declined.class)
                                    .with("membership.admitted", 1, Admitted.class)
                                    .with("membership.refused", 1, Refused.class)
                                    .with("membership.lapsed", 1, Lapsed.class)
                                    .with("membership.renewed", 1, Renewed.class)
                                    .with("membership.ended", 1, Ended.class),
                            MembershipView::of,
                            Membership.class,
                            1);

    @Produces
    @Singleton
    ReadModel directory() {
        return MembershipDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Records<MembershipCommand, Membership, MembershipEvent, MembershipView> records(
            RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/memberships", "membership", "began_on");
    }
}
