package org.copractice.membership.region.directory;

import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.region.RegionEvent;

/// Answers "which regions are there?", in the order of their numbers.
public final class RegionDirectory {

    public static final Table TABLE =
            Table.of(
                    "region",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "sort_number text",
                    "number int");

    private RegionDirectory() {}

    public static ReadModel readModel(Aggregate<?, ?, RegionEvent, RegionView> regions) {
        return ReadModel.inline("regions-1", TABLE)
                .from(
                        regions,
                        (recorded, after, rows) ->
                                rows.put(
                                        TABLE,
                                        recorded.stream(),
                                        after.revision(),
                                        Json.write(after),
                                        "%02d".formatted(after.number()),
                                        after.number()));
    }
}
