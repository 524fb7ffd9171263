package org.copractice.membership.wiring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.ProjectionSpec;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.membership.cohort.CohortEvent.Entrusted;
import org.copractice.membership.cohort.CohortEvent.Formed;
import org.copractice.membership.cohort.CohortEvent.Joined;
import org.copractice.membership.cohort.CohortEvent.Left;
import org.copractice.membership.cohort.CohortEvent.Released;
import org.copractice.membership.cohort.directory.CohortDirectory;
import org.copractice.membership.community.Charter;
import org.copractice.membership.community.CommunityEvent.Decided;
import org.copractice.membership.community.CommunityEvent.Founded;
import org.copractice.membership.community.Decision;
import org.copractice.membership.community.Decision.Theme;
import org.copractice.membership.community.Scope;
import org.copractice.membership.community.theme.FocusAreas;
import org.copractice.membership.mentoring.Ending;
import org.copractice.membership.mentoring.MentoringEvent.Begun;
import org.copractice.membership.mentoring.MentoringEvent.Ended;
import org.copractice.membership.mentoring.directory.MentoringDirectory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MentoringProjectionTest {

    private static final DataSource SOURCE =
            TestDatabase.create().migrated("db/migration").asService();
    private static final UUID MATH = new UUID(1, 1);
    private static final UUID MARIA = new UUID(3, 1);
    private static final UUID OLGA = new UUID(3, 2);
    private static final Instant MONDAY = Instant.parse("2026-06-29T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 29);

    @Test
    void a_mentoring_has_the_days_of_all_its_periods_and_those_recorded_by_mistake_have_none() {
        ProjectionSpec.of(
                        MentoringDirectory.readModel(MentoringWiring.AGGREGATE),
                        MentoringWiring.AGGREGATE,
                        SOURCE)
                .given(
                        new UUID(4, 1),
                        MONDAY,
                        new Begun(MATH, MARIA, OLGA, null, "Talks", DAY),
                        new Ended(DAY.plusDays(2), Ending.COMPLETED),
                        new Begun(MATH, MARIA, OLGA, null, "Talks", DAY.plusDays(4)))
                .given(
                        new UUID(4, 2),
                        MONDAY,
                        new Begun(MATH, OLGA, MARIA, null, "Talks", DAY),
                        new Ended(DAY, Ending.MISTAKEN))
                .then(
                        "SELECT revision, began_on, mentor, mentee, during FROM mentoring",
                        "3,2026-06-29,%s,%s,{[2026-06-29,2026-07-01),[2026-07-03,)}"
                                .formatted(MARIA, OLGA),
                        "2,2026-06-29,%s,%s,{}".formatted(OLGA, MARIA));
    }

    @Test
    void a_cohort_has_a_row_for_each_person_and_each_leader() {
        var spec =
                ProjectionSpec.of(
                                CohortDirectory.readModel(CohortWiring.AGGREGATE),
                                CohortWiring.AGGREGATE,
                                SOURCE)
                        .given(
                                new UUID(5, 2),
                                MONDAY,
                                new Formed(MATH, 2, null, "2019-20"),
                                new Joined(MARIA, DAY),
                                new Left(MARIA, DAY.plusDays(1)),
                                new Joined(OLGA, DAY),
                                new Joined(MARIA, DAY.plusDays(2)),
                                new Entrusted(new UUID(5, 1), DAY),
                                new Released(DAY.plusDays(3)),
                                new Entrusted(new UUID(5, 1), DAY.plusDays(5)))
                        .given(
                                new UUID(5, 3),
                                MONDAY,
                                new Formed(MATH, null, "Pioneers of  Peña", "2019-20"));
        spec.then(
                "SELECT revision, sort_label, label, program_year FROM cohort",
                "8,2019-20 000002,2,2019-20",
                "1,2019-20 pioneers of pena,pioneers of pena,2019-20");
        spec.then(
                "SELECT cohort, person, during FROM cohort_member",
                "%s,%s,{[2026-06-29,2026-06-30),[2026-07-01,)}".formatted(new UUID(5, 2), MARIA),
                "%s,%s,{[2026-06-29,)}".formatted(new UUID(5, 2), OLGA));
        spec.then(
                "SELECT cohort, leader, during FROM cohort_leader",
                "%s,%s,{[2026-06-29,2026-07-02),[2026-07-04,)}"
                        .formatted(new UUID(5, 2), new UUID(5, 1)));
    }

    @Test
    void a_community_has_a_row_for_each_focus_area_current_or_retired() {
        var one = new UUID(6, 1);
        var two = new UUID(6, 2);
        ProjectionSpec.of(
                        FocusAreas.readModel(CommunityWiring.AGGREGATE),
                        CommunityWiring.AGGREGATE,
                        SOURCE)
                .given(
                        MATH,
                        MONDAY,
                        new Founded(
                                new Charter(
                                        "Math",
                                        List.of("math"),
                                        Scope.STATEWIDE,
                                        null,
                                        null,
                                        List.of(),
                                        List.of()),
                                DAY),
                        decided(List.of(new Theme(one, "Equity", null)), List.of()),
                        decided(List.of(new Theme(two, "Communication", null)), List.of(one)))
                .then(
                        "SELECT community, id, revision, name FROM focus_area",
                        "%s,%s,3,Equity".formatted(MATH, one),
                        "%s,%s,3,Communication".formatted(MATH, two));
    }

    private static Decided decided(List<Theme> adopt, List<UUID> retire) {
        return new Decided(new Decision(new UUID(7, 1), DAY, "Minutes", adopt, retire, null));
    }
}
