package org.copractice.membership.wiring;

import static org.copractice.membership.community.coverage.CoverageSteps.COMMUNITY;
import static org.copractice.membership.community.coverage.CoverageSteps.COUNTY;
import static org.copractice.membership.community.coverage.CoverageSteps.MEMBERSHIP;
import static org.copractice.membership.community.coverage.CoverageSteps.ORGANIZATION;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.membership.community.coverage.CoverageSteps;

/// What coverage learns from four capabilities that know nothing of it, nor of each other.
@ApplicationScoped
class CoverageWiring {

    @Produces
    @Singleton
    ReadModel coverage() {
        return readModel();
    }

    static ReadModel readModel() {
        return ReadModel.following(CoverageSteps.NAME, ORGANIZATION, COUNTY, COMMUNITY, MEMBERSHIP)
                .from(
                        OrganizationWiring.AGGREGATE,
                        (recorded, after, rows) ->
                                rows.put(
                                        ORGANIZATION,
                                        recorded.stream(),
                                        recorded.revision(),
                                        recorded.at(),
                                        after.kind(),
                                        after.county(),
                                        after.status()))
                .from(
                        CountyWiring.AGGREGATE,
                        (recorded, after, rows) ->
                                rows.put(
                                        COUNTY,
                                        recorded.stream(),
                                        recorded.revision(),
                                        recorded.at(),
                                        after.code(),
                                        after.region()))
                .from(
                        CommunityWiring.AGGREGATE,
                        (recorded, after, rows) ->
                                rows.put(
                                        COMMUNITY,
                                        recorded.stream(),
                                        recorded.revision(),
                                        recorded.at(),
                                        after.scope(),
                                        after.region()))
                .from(
                        MembershipWiring.AGGREGATE,
                        (recorded, after, rows) -> {
                            if (after.organization() != null) {
                                rows.put(
                                        MEMBERSHIP,
                                        recorded.stream(),
                                        recorded.revision(),
                                        recorded.at(),
                                        after.community(),
                                        after.organization(),
                                        after.steps().getLast().step(),
                                        after.status());
                            }
                        });
    }
}
