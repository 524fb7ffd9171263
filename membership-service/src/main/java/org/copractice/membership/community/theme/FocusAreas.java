package org.copractice.membership.community.theme;

import java.util.List;
import java.util.stream.Stream;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.community.CommunityEvent;
import org.copractice.membership.community.directory.CommunityView;

/// A row for each focus area that a community owns or has owned.
public final class FocusAreas {

    public static final Table TABLE =
            Table.of(
                    "focus_area",
                    List.of("community", "id"),
                    "community uuid",
                    "id uuid",
                    "revision int",
                    "name text");

    private FocusAreas() {}

    public static ReadModel readModel(Aggregate<?, ?, CommunityEvent, CommunityView> communities) {
        return ReadModel.inline("focus-areas-1", TABLE)
                .from(
                        communities,
                        (recorded, after, rows) ->
                                Stream.of(after.focusAreas(), after.formerFocusAreas())
                                        .flatMap(List::stream)
                                        .forEach(area ->
                                                rows.put(
                                                        TABLE,
                                                        after.id(),
                                                        area.id(),
                                                        after.revision(),
                                                        area.name())));
    }
}
