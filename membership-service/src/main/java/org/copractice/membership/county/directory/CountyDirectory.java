package org.copractice.membership.county.directory;

import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.county.CountyEvent;

/// Answers "which counties are there, and in which region?", in the order of their codes.
public final class CountyDirectory {

    public static final Table TABLE =
            Table.of(
                    "county",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "code text",
                    "region int");

    private CountyDirectory() {}

    public static ReadModel readModel(Aggregate<?, ?, CountyEvent, CountyView> counties) {
        return ReadModel.inline("counties-1", TABLE)
                .from(
                        counties,
                        (recorded, after, rows) ->
                                rows.put(
                                        TABLE,
                                        recorded.stream(),
                                        after.revision(),
                                        Json.write(after),
                                        after.code(),
                                        after.region()));
    }
}
