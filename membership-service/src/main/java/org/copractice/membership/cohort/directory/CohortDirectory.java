package org.copractice.membership.cohort.directory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Rows;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.cohort.CohortEvent;
import org.copractice.membership.cohort.directory.CohortView.LeadView;
import org.copractice.membership.cohort.directory.CohortView.StayView;

/// Answers "which cohorts are there, who is in them and who leads them on a day?", by program year
/// and label.
public final class CohortDirectory {

    public static final Table COHORT =
            Table.of(
                    "cohort",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "sort_label text",
                    "community uuid",
                    "label text",
                    "program_year text");

    public static final Table MEMBER =
            Table.of(
                    "cohort_member",
                    List.of("cohort", "person"),
                    "cohort uuid",
                    "person uuid",
                    "revision int",
                    "during datemultirange");

    public static final Table LEADER =
            Table.of(
                    "cohort_leader",
                    List.of("cohort", "leader"),
                    "cohort uuid",
                    "leader uuid",
                    "revision int",
                    "during datemultirange");

    private CohortDirectory() {}

    public static ReadModel readModel(Aggregate<?, ?, CohortEvent, CohortView> cohorts) {
        return ReadModel.inline("cohorts-1", COHORT, MEMBER, LEADER)
                .from(cohorts, (recorded, after, rows) -> put(after, rows))
                .refusing(
                        "cohort_community_label_key",
                        "cohort-exists",
                        "This community has a cohort of that number or name.");
    }

    private static void put(CohortView cohort, Rows rows) {
        rows.put(
                COHORT,
                cohort.id(),
                cohort.revision(),
                Json.write(cohort),
                cohort.programYear() + " " + sortable(cohort),
                cohort.community(),
                cohort.number() == null ? SortKey.of(cohort.name()) : cohort.number(),
                cohort.programYear());
        times(cohort.stays(), StayView::person, stay -> range(stay.from(), stay.until()))
                .forEach((person, during) ->
                        rows.put(MEMBER, cohort.id(), person, cohort.revision(), during));
        times(cohort.ledBy(), LeadView::cohort, lead -> range(lead.from(), lead.until()))
                .forEach((leader, during) ->
                        rows.put(LEADER, cohort.id(), leader, cohort.revision(), during));
    }

    /// Cohort 10 comes after cohort 9, and numbers before names.
    private static String sortable(CohortView cohort) {
        return cohort.number() == null
                ? SortKey.of(cohort.name())
                : "%06d".formatted(cohort.number());
    }

    private static <T> Map<UUID, String> times(
            List<T> all, Function<T, UUID> who, Function<T, String> when) {
        return all.stream().collect(groupingBy(who, mapping(when, joining(",", "{", "}"))));
    }

    private static String range(LocalDate from, LocalDate until) {
        return "[%s,%s)".formatted(from, until == null ? "" : until);
    }
}
