package org.copractice.membership.community.directory;

import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.community.CommunityEvent;

/// Answers "which communities are there?", by name, subject, scope, region and stage, and "what
/// became of this one?", by what a later one succeeds or absorbs.
public final class CommunityDirectory {

    public static final Table TABLE =
            Table.of(
                    "community",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "sort_name text",
                    "subjects text[]",
                    "scope text",
                    "region int",
                    "stage text",
                    "succeeds uuid[]",
                    "absorbs uuid[]");

    private CommunityDirectory() {}

    public static ReadModel readModel(Aggregate<?, ?, CommunityEvent, CommunityView> communities) {
        return ReadModel.inline("communities-1", TABLE)
                .from(
                        communities,
                        (recorded, after, rows) ->
                                rows.put(
                                        TABLE,
                                        after.id(),
                                        after.revision(),
                                        Json.write(after),
                                        SortKey.of(after.name()),
                                        after.subjects().stream().map(SortKey::of).toList(),
                                        after.scope(),
                                        after.region(),
                                        after.stage(),
                                        after.succeeds(),
                                        after.absorbs()));
    }
}
