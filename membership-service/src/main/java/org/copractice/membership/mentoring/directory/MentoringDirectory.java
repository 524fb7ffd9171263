package org.copractice.membership.mentoring.directory;

import java.util.List;
import java.util.stream.Collectors;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.mentoring.MentoringEvent;
import org.copractice.membership.mentoring.directory.MentoringView.PeriodView;

/// Answers "whom does this person mentor, and who mentors them, on that day?", in the order in
/// which they began.
public final class MentoringDirectory {

    public static final Table TABLE =
            Table.of(
                    "mentoring",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "began_on text",
                    "community uuid",
                    "mentor uuid",
                    "mentee uuid",
                    "during datemultirange");

    private MentoringDirectory() {}

    public static ReadModel readModel(Aggregate<?, ?, MentoringEvent, MentoringView> mentorings) {
        return ReadModel.inline("mentorings-1", TABLE)
                .from(
                        mentorings,
                        (recorded, after, rows) ->
                                rows.put(
                                        TABLE,
                                        after.id(),
                                        after.revision(),
                                        Json.write(after),
                                        after.periods().getFirst().from().toString(),
                                        after.community(),
                                        after.mentor(),
                                        after.mentee(),
                                        during(after.periods())));
    }

    /// What ended on the day it began was no time at all: no day is in it.
    private static String during(List<PeriodView> periods) {
        return periods.stream()
                .map(period ->
                        "[%s,%s)"
                                .formatted(
                                        period.from(),
                                        period.until() == null ? "" : period.until()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
