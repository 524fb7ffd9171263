package org.copractice.membership.messages;

import static org.copractice.membership.messages.MessageTypes.version1;

import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.publishing.Publication;
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

/// What is told about memberships. Reasons are not told: they are free text.
public final class MembershipMessages {

    public static final String TOPIC = "membership.v1";

    /// The first message about a membership, the only kind that names its parties.
    ///
    /// @param organization the member, unless it is a person
    /// @param person id of the member, unless it is an organization
    record MembershipBegun(
            UUID membership, UUID community, UUID organization, UUID person, LocalDate on) {}

    record MembershipStep(UUID membership, LocalDate on) {}

    private MembershipMessages() {}

    public static Publication<MembershipEvent> publication(
            Aggregate<?, ?, MembershipEvent, ?> memberships) {
        return Publication.of(memberships, TOPIC)
                .tell(
                        Invited.class,
                        version1("membership-invited"),
                        (r, e) ->
                                new MembershipBegun(
                                        r.stream(),
                                        e.community(),
                                        e.organization(),
                                        e.person(),
                                        e.on()))
                .tell(
                        Requested.class,
                        version1("membership-requested"),
                        (r, e) ->
                                new MembershipBegun(
                                        r.stream(),
                                        e.community(),
                                        e.organization(),
                                        e.person(),
                                        e.on()))
                .tell(
                        Accepted.class,
                        version1("membership-accepted"),
                        (r, e) -> new MembershipStep(r.stream(), e.on()))
                .tell(
                        Declined.class,
                        version1("membership-declined"),
                        (r, e) -> new MembershipStep(r.stream(), e.on()))
                .tell(
                        Admitted.class,
                        version1("membership-admitted"),
                        (r, e) -> new MembershipStep(r.stream(), e.on()))
                .tell(
                        Refused.class,
                        version1("membership-refused"),
                        (r, e) -> new MembershipStep(r.stream(), e.on()))
                .tell(
                        Lapsed.class,
                        version1("membership-lapsed"),
                        (r, e) -> new MembershipStep(r.stream(), e.on()))
                .tell(
                        Renewed.class,
                        version1("membership-renewed"),
                        (r, e) -> new MembershipStep(r.stream(), e.on()))
                .tell(
                        Ended.class,
                        version1("membership-ended"),
                        (r, e) -> new MembershipStep(r.stream(), e.on()));
    }
}
