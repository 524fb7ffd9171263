package org.copractice.membership.engagement.directory;

import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.engagement.EngagementEvent;

/// Answers "which requests for a thought partner are open, and what became of the others?", the
/// most urgent first.
public final class EngagementDirectory {

    public static final Table TABLE =
            Table.of(
                    "engagement",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "needed_by text",
                    "organization uuid",
                    "community uuid",
                    "expert uuid",
                    "topic text",
                    "status text");

    private EngagementDirectory() {}

    public static ReadModel readModel(
            Aggregate<?, ?, EngagementEvent, EngagementView> engagements) {
        return ReadModel.inline("engagements-1", TABLE)
                .from(
                        engagements,
                        (recorded, after, rows) ->
                                rows.put(
                                        TABLE,
                                        after.id(),
                                        after.revision(),
                                        Json.write(after),
                                        after.neededBy().toString(),
                                        after.organization(),
                                        after.community(),
                                        after.expert(),
                                        SortKey.of(after.topic()),
                                        after.status()));
    }
}
