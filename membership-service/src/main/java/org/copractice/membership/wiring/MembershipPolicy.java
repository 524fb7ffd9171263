package org.copractice.membership.wiring;

import static java.util.Map.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.copractice.eventsourcing.http.Access;
import org.copractice.eventsourcing.http.Policy;

/// Who may call what. Everybody in the network may read; organizers and partner systems that were
/// granted the scope may write; operations belong to administrators.
@ApplicationScoped
class MembershipPolicy implements Policy {

    private static final Access READ =
            new Access(Set.of("member", "organizer", "administrator"), "membership.read");
    private static final Access WRITE =
            new Access(Set.of("organizer", "administrator"), "membership.write");
    private static final Access OPERATE = new Access(Set.of("administrator"), "operations");

    @Override
    public Map<String, Access> byOperation() {
        return Map.ofEntries(
                entry("listReadModels", OPERATE),
                entry("rebuildReadModel", OPERATE),
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
                entry("putOrganization", WRITE),
                entry("closeOrganization", WRITE),
                entry("reopenOrganization", WRITE),
                entry("listCommunities", READ),
                entry("getCommunity", READ),
                entry("getCommunityHistory", READ),
                entry("getCommunityLineage", READ),
                entry("getCommunityCoverage", READ),
                entry("createCommunity", WRITE),
                entry("putCommunity", WRITE),
                entry("addSeat", WRITE),
                entry("grantTerm", WRITE),
                entry("vacateSeat", WRITE),
                entry("recordDecision", WRITE),
                entry("listMemberships", READ),
                entry("getMembership", READ),
                entry("getMembershipHistory", READ),
                entry("beginMembership", WRITE),
                entry("answerInvitation", WRITE),
                entry("admitMember", WRITE),
                entry("refuseMember", WRITE),
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
}
