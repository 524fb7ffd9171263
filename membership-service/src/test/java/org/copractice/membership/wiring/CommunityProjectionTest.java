package org.copractice.membership.wiring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.ProjectionSpec;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.membership.community.Charter;
import org.copractice.membership.community.CommunityEvent.Decided;
import org.copractice.membership.community.CommunityEvent.Founded;
import org.copractice.membership.community.CommunityEvent.Renamed;
import org.copractice.membership.community.CommunityEvent.Rescoped;
import org.copractice.membership.community.Decision;
import org.copractice.membership.community.Scope;
import org.copractice.membership.community.Stage;
import org.copractice.membership.community.directory.CommunityDirectory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommunityProjectionTest {

    private static final DataSource SOURCE =
            TestDatabase.create().migrated("db/migration").asService();
    private static final UUID MATH = new UUID(1, 1);
    private static final UUID BEFORE = new UUID(1, 2);
    private static final Instant MONDAY = Instant.parse("2026-06-29T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 29);

    @Test
    void a_community_is_found_as_it_is_now() {
        ProjectionSpec.of(
                        CommunityDirectory.readModel(CommunityWiring.AGGREGATE),
                        CommunityWiring.AGGREGATE,
                        SOURCE)
                .given(
                        MATH,
                        MONDAY,
                        new Founded(
                                new Charter(
                                        "Math",
                                        List.of("Mathématics", "a \"b\" {c},\\d"),
                                        Scope.STATEWIDE,
                                        null,
                                        null,
                                        List.of(BEFORE),
                                        List.of()),
                                DAY),
                        new Renamed("Márvelous  Math"),
                        new Rescoped(Scope.REGIONAL, 3),
                        new Decided(
                                new Decision(
                                        BEFORE,
                                        DAY,
                                        "Minutes",
                                        List.of(),
                                        List.of(),
                                        Stage.MATURING)))
                .then(
                        "SELECT revision, sort_name, subjects[1], subjects[2], scope, region, stage,"
                                + " succeeds[1], cardinality(absorbs) FROM community",
                        "4,marvelous math,mathematics,a \"b\" {c},\\d,regional,3,maturing,"
                                + BEFORE
                                + ",0");
    }
}
