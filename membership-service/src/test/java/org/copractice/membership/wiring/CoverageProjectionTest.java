package org.copractice.membership.wiring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.testing.ProjectionSpec;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.membership.community.Charter;
import org.copractice.membership.community.CommunityEvent.Founded;
import org.copractice.membership.community.CommunityEvent.Rescoped;
import org.copractice.membership.community.Scope;
import org.copractice.membership.county.CountyEvent;
import org.copractice.membership.county.CountyEvent.Moved;
import org.copractice.membership.membership.MembershipEvent.Accepted;
import org.copractice.membership.membership.MembershipEvent.Invited;
import org.copractice.membership.membership.MembershipEvent.Requested;
import org.copractice.membership.organization.OrganizationEvent.Closed;
import org.copractice.membership.organization.OrganizationEvent.Registered;
import org.copractice.membership.organization.OrganizationEvent.Relocated;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CoverageProjectionTest {

    private static final DataSource SOURCE =
            TestDatabase.create().migrated("db/migration").asService();
    private static final UUID ONE = new UUID(1, 1);
    private static final UUID TWO = new UUID(1, 2);
    private static final Instant MONDAY = Instant.parse("2026-06-29T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-06-30T10:00:00.123456Z");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 29);

    @Test
    void an_organization_leaves_a_row_for_each_step() {
        coverage(OrganizationWiring.AGGREGATE)
                .given(ONE, MONDAY, new Registered("Office", "office", true, "21", null, null))
                .given(ONE, TUESDAY, new Relocated("22"), new Closed(DAY, "Merged"))
                .then(
                        "SELECT revision, kind, county, status FROM coverage_organization",
                        "1,office,21,open",
                        "2,office,22,open",
                        "3,office,22,closed");
    }

    @Test
    void a_county_leaves_a_row_for_each_step() {
        coverage(CountyWiring.AGGREGATE)
                .given(ONE, MONDAY, new CountyEvent.Registered("21", "Marin", "06041", 4))
                .given(ONE, TUESDAY, new Moved(5))
                .then("SELECT revision, code, region FROM coverage_county", "1,21,4", "2,21,5");
    }

    @Test
    void a_community_leaves_a_row_for_each_step() {
        var charter =
                new Charter(
                        "Math", List.of("math"), Scope.STATEWIDE, null, null, List.of(), List.of());
        coverage(CommunityWiring.AGGREGATE)
                .given(ONE, MONDAY, new Founded(charter, DAY))
                .given(ONE, TUESDAY, new Rescoped(Scope.REGIONAL, 3))
                .then(
                        "SELECT revision, scope, coalesce(region, 0) FROM coverage_community",
                        "1,statewide,0",
                        "2,regional,3");
    }

    @Test
    void a_membership_of_an_organization_leaves_a_row_for_each_step_and_one_of_a_person_none() {
        coverage(MembershipWiring.AGGREGATE)
                .given(ONE, MONDAY, new Invited(ONE, TWO, null, DAY))
                .given(TWO, MONDAY, new Requested(ONE, null, TWO, DAY))
                .given(ONE, TUESDAY, new Accepted(DAY))
                .then(
                        "SELECT revision, at AT TIME ZONE 'UTC', organization, step, status"
                                + " FROM coverage_membership",
                        "1,2026-06-29 10:00:00,%s,invited,invited".formatted(TWO),
                        "2,2026-06-30 10:00:00.123456,%s,accepted,active".formatted(TWO));
    }

    private static <S, E, V> ProjectionSpec<S, E, V> coverage(Aggregate<?, S, E, V> aggregate) {
        return ProjectionSpec.of(CoverageWiring.readModel(), aggregate, SOURCE);
    }
}
