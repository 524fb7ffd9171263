package org.copractice.membership.wiring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.ProjectionSpec;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.membership.engagement.EngagementEvent.Accepted;
import org.copractice.membership.engagement.EngagementEvent.Asked;
import org.copractice.membership.engagement.directory.EngagementDirectory;
import org.copractice.membership.expert.ExpertEvent.Offered;
import org.copractice.membership.expert.ExpertEvent.Revised;
import org.copractice.membership.expert.ExpertEvent.Withdrawn;
import org.copractice.membership.expert.directory.ExpertDirectory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EngagementProjectionTest {

    private static final DataSource SOURCE =
            TestDatabase.create().migrated("db/migration").asService();
    private static final UUID MATH = new UUID(1, 1);
    private static final UUID MUSEUM = new UUID(2, 1);
    private static final UUID MARIA = new UUID(3, 1);
    private static final Instant MONDAY = Instant.parse("2026-06-29T10:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 29);
    private static final List<String> NONE = List.of();

    @Test
    void an_expert_is_found_by_what_is_offered_now_and_by_the_days_on_which_something_was() {
        ProjectionSpec.of(
                        ExpertDirectory.readModel(ExpertWiring.AGGREGATE),
                        ExpertWiring.AGGREGATE,
                        SOURCE)
                .given(
                        new UUID(4, 1),
                        MONDAY,
                        new Offered(MUSEUM, null, List.of("Equity"), NONE, NONE, DAY),
                        new Revised(
                                List.of("Number  Talks", "Équité"),
                                List.of("TRU"),
                                List.of("English learners"),
                                DAY.plusDays(1)),
                        new Withdrawn(DAY.plusDays(2)),
                        new Offered(
                                MUSEUM,
                                null,
                                List.of("Number  Talks", "Équité"),
                                List.of("TRU"),
                                NONE,
                                DAY.plusDays(4)))
                .given(
                        new UUID(4, 2),
                        MONDAY,
                        new Offered(null, MARIA, List.of("Equity"), NONE, NONE, DAY),
                        new Withdrawn(DAY))
                .then(
                        "SELECT revision, offered_on, coalesce(organization, person), topics::text,"
                                + " frameworks, populations, status, during FROM expert",
                        "4,2026-06-29,%s,{\"number talks\",equite},{tru},{},offered,{[2026-06-29,2026-07-01),[2026-07-03,)}"
                                .formatted(MUSEUM),
                        "2,2026-06-29,%s,{equity},{},{},withdrawn,{}".formatted(MARIA));
    }

    @Test
    void a_request_has_the_expert_who_was_asked_until_one_accepts() {
        ProjectionSpec.of(
                        EngagementDirectory.readModel(EngagementWiring.AGGREGATE),
                        EngagementWiring.AGGREGATE,
                        SOURCE)
                .given(
                        new UUID(5, 1),
                        MONDAY,
                        new Asked(null, MATH, null, "Équité", "A talk", DAY.plusDays(9), DAY),
                        new Accepted(MUSEUM, DAY))
                .given(
                        new UUID(5, 2),
                        MONDAY,
                        new Asked(MARIA, null, MUSEUM, "Equity", "A talk", DAY, DAY))
                .then(
                        "SELECT revision, needed_by, coalesce(organization, community), expert,"
                                + " topic, status FROM engagement",
                        "2,2026-07-08,%s,%s,equite,accepted".formatted(MATH, MUSEUM),
                        "1,2026-06-29,%s,%s,equity,asked".formatted(MARIA, MUSEUM));
    }
}
