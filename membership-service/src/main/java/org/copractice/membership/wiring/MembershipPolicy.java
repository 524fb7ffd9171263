package org.copractice.membership.wiring;

import static java.util.Map.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.copractice.eventsourcing.http.Access;
import org.copractice.eventsourcing.http.Policy;
import org.copractice.membership.messages.CohortMessages;
import org.copractice.membership.messages.CommunityMessages;
import org.copractice.membership.messages.EngagementMessages;
import org.copractice.membership.messages.ExpertMessages;
import org.copractice.membership.messages.ListingMessages;
import org.copractice.membership.messages.MembershipMessages;
import org.copractice.membership.messages.MentoringMessages;
import org.copractice.membership.messages.OrganizationMessages;
import org.copractice.membership.messages.PersonMessages;

/// Who may call what. Everybody in the network may read; organizers and partner systems that were
/// granted the scope may write; operations belong to administrators. People are the exception to
/// reading by everybody: organizers and partners with a scope of its own see them, and members see
/// themselves. A subscription is its client's own; those who operate the platform see all of them.
///
/// Roles and scopes come from the token and hold for all records of a kind. What ties a member to
/// one record comes from the records: who speaks for an organization keeps its entry and answers
/// for it, who sits on a committee decides for its community, and county offices keep the charters
/// of the communities of their region.
@ApplicationScoped
class MembershipPolicy implements Policy {

    private static final String MEMBER = "member";
    private static final Access READ =
            new Access(Set.of("member", "organizer", "administrator"), "membership.read");
    private static final Access WRITE =
            new Access(Set.of("organizer", "administrator"), "membership.write");
    private static final Access EVENTS =
            new Access(Set.of("member", "organizer", "administrator"), "events.read");
    private static final Access OPERATE = new Access(Set.of("administrator"), "operations");

    private static final Set<String> STAFF = Set.of("organizer", "administrator");
    private static final Access READ_PEOPLE = new Access(STAFF, "people.read");
    private static final Access WRITE_PEOPLE = new Access(STAFF, "people.write");
    private static final Access FORGET_PEOPLE =
            new Access(Set.of("administrator"), "people.forget");

    /// Whoever can show that it is theirs: the claim itself is the proof.
    private static final Access CLAIM =
            new Access(Set.of("member", "organizer", "administrator"), "people.claim");

    /// Messages are sent to systems, hence to what a client has subscribed.
    private static final String SUBSCRIBE_SCOPE = "events.subscribe";

    private static final Access SUBSCRIBE = new Access(Set.of("administrator"), SUBSCRIBE_SCOPE);

    private final OwnRecord own;
    private final OwnOrganization organization;
    private final OwnRegion region;
    private final OnCommittee committee;
    private final Access subscriber;

    MembershipPolicy(
            OwnRecord own,
            OwnOrganization organization,
            OwnRegion region,
            OnCommittee committee,
            OwnSubscription ownSubscription) {
        this.own = own;
        this.organization = organization;
        this.region = region;
        this.committee = committee;
        this.subscriber = OPERATE.orOwnOfClient(SUBSCRIBE_SCOPE, ownSubscription);
    }

    @Override
    public Map<String, Access> byOperation() {
        return Map.ofEntries(
                entry("listPeople", READ_PEOPLE),
                entry("getPerson", READ_PEOPLE.orOwn(MEMBER, own)),
                entry("getPersonHistory", READ_PEOPLE.orOwn(MEMBER, own)),
                entry("getPlacesOfPerson", READ_PEOPLE.orOwn(MEMBER, own)),
                entry("countPeople", READ),
                entry("createPerson", WRITE_PEOPLE),
                entry("importPeople", WRITE_PEOPLE),
                entry("putPerson", WRITE_PEOPLE.orOwn(MEMBER, own)),
                entry("putAffiliation", WRITE_PEOPLE),
                entry("putLeadership", WRITE_PEOPLE),
                entry("putConsent", WRITE_PEOPLE.orOwn(MEMBER, own)),
                entry("mergePerson", WRITE_PEOPLE),
                entry("separatePerson", WRITE_PEOPLE),
                entry("issueProof", WRITE_PEOPLE.orOwn(MEMBER, own)),
                entry("listProofs", READ_PEOPLE.orOwn(MEMBER, own)),
                entry("revokeProof", WRITE_PEOPLE.orOwn(MEMBER, own)),
                entry("getProofStatus", Access.OPEN),
                entry("getProofKeys", Access.OPEN),
                entry("claimPerson", CLAIM),
                entry("forgetPerson", FORGET_PEOPLE.orOwn(MEMBER, own)),
                entry("getErasure", FORGET_PEOPLE),
                entry("listReadModels", OPERATE),
                entry("rebuildReadModel", OPERATE),
                entry("followEvents", EVENTS),
                entry("listSubscriptions", SUBSCRIBE),
                entry("createSubscription", SUBSCRIBE),
                entry("getSubscription", subscriber),
                entry("getSubscriptionHistory", subscriber),
                entry("putSubscription", subscriber),
                entry("removeSubscription", subscriber),
                entry("disableSubscription", subscriber),
                entry("enableSubscription", subscriber),
                entry("rotateSubscriptionSecret", subscriber),
                entry("pingSubscription", subscriber),
                entry("replayEvents", subscriber),
                entry("getDeliveryLog", subscriber),
                entry("listRegions", READ),
                entry("getRegion", READ),
                entry("getRegionHistory", READ),
                entry("putRegion", WRITE),
                entry("listCounties", READ),
                entry("getCounty", READ),
                entry("getCountyHistory", READ),
                entry("putCounty", WRITE),
                entry("listOrganizationKinds", READ),
                entry("getOrganizationKind", READ),
                entry("getOrganizationKindHistory", READ),
                entry("putOrganizationKind", WRITE),
                entry("listOrganizations", READ),
                entry("getOrganization", READ),
                entry("getOrganizationHistory", READ),
                entry("createOrganization", WRITE),
                entry("importOrganizations", WRITE),
                entry("putOrganization", WRITE.orTied(MEMBER, organization)),
                entry("closeOrganization", WRITE),
                entry("reopenOrganization", WRITE),
                entry("listCommunities", READ),
                entry("getCommunity", READ),
                entry("getCommunityHistory", READ),
                entry("getCommunityLineage", READ),
                entry("getCommunityCoverage", READ),
                entry("createCommunity", WRITE),
                entry("putCommunity", WRITE.orTied(MEMBER, committee, region)),
                entry("addSeat", WRITE),
                entry("grantTerm", WRITE),
                entry("vacateSeat", WRITE),
                entry("recordDecision", WRITE.orTied(MEMBER, committee)),
                entry("listMemberships", READ),
                entry("getMembership", READ),
                entry("getMembershipHistory", READ),
                entry("beginMembership", WRITE),
                entry("answerInvitation", WRITE.orTied(MEMBER, own, organization)),
                entry("admitMember", WRITE.orTied(MEMBER, committee)),
                entry("refuseMember", WRITE.orTied(MEMBER, committee)),
                entry("lapseMembership", WRITE),
                entry("renewMembership", WRITE),
                entry("endMembership", WRITE),
                entry("listMentorings", READ),
                entry("getMentoring", READ),
                entry("getMentoringHistory", READ),
                entry("beginMentoring", WRITE),
                entry("endMentoring", WRITE),
                entry("listCohorts", READ),
                entry("getCohort", READ),
                entry("getCohortHistory", READ),
                entry("getCohortRoster", READ),
                entry("createCohort", WRITE),
                entry("putCohort", WRITE),
                entry("joinCohort", WRITE),
                entry("leaveCohort", WRITE),
                entry("entrustCohort", WRITE),
                entry("listExperts", READ),
                entry("getExpert", READ),
                entry("getExpertHistory", READ),
                entry("offerExpertise", WRITE),
                entry("withdrawExpertise", WRITE),
                entry("listEngagements", READ),
                entry("getEngagement", READ),
                entry("getEngagementHistory", READ),
                entry("createEngagement", WRITE),
                entry("putEngagement", WRITE),
                entry("acceptEngagement", WRITE),
                entry("declineEngagement", WRITE),
                entry("completeEngagement", WRITE),
                entry("withdrawEngagement", WRITE),
                entry("listListings", READ),
                entry("getListing", READ),
                entry("getListingHistory", READ),
                entry("getListingMatches", READ),
                entry("createListing", WRITE),
                entry("putListing", WRITE),
                entry("withdrawListing", WRITE));
    }

    @Override
    public Map<String, Access> byTopic() {
        return Map.of(
                OrganizationMessages.TOPIC, EVENTS,
                CommunityMessages.TOPIC, EVENTS,
                MembershipMessages.TOPIC, EVENTS,
                MentoringMessages.TOPIC, EVENTS,
                CohortMessages.TOPIC, EVENTS,
                ExpertMessages.TOPIC, EVENTS,
                EngagementMessages.TOPIC, EVENTS,
                ListingMessages.TOPIC, EVENTS,
                PersonMessages.TOPIC, EVENTS);
    }
}
