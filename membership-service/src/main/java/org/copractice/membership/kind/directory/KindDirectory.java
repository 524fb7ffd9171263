package org.copractice.membership.kind.directory;

import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.kind.KindEvent;

/// Answers "which kinds of organization are there?", in the order of their codes.
public final class KindDirectory {

    public static final Table TABLE =
            Table.of(
                    "organization_kind",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "code text",
                    "one_per_county boolean");

    private KindDirectory() {}

    public static ReadModel readModel(Aggregate<?, ?, KindEvent, KindView> kinds) {
        return ReadModel.inline("organization-kinds-1", TABLE)
                .from(
                        kinds,
                        (recorded, after, rows) ->
                                rows.put(
                                        TABLE,
                                        recorded.stream(),
                                        after.revision(),
                                        Json.write(after),
                                        after.code(),
                                        after.onePerCounty()));
    }
}
