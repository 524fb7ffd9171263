package org.copractice.membership.listing.directory;

import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.listing.ListingEvent;

/// Answers "which offices offer this, and which ask for it?", in the order in which they were
/// listed.
public final class ListingDirectory {

    public static final Table TABLE =
            Table.of(
                    "listing",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "listed_on text",
                    "office uuid",
                    "kind text",
                    "focus_area uuid",
                    "topic text",
                    "status text",
                    "during daterange",
                    "standing text");

    private ListingDirectory() {}

    public static ReadModel readModel(Aggregate<?, ?, ListingEvent, ListingView> listings) {
        return ReadModel.inline("listings-1", TABLE)
                .from(
                        listings,
                        (recorded, after, rows) ->
                                rows.put(
                                        TABLE,
                                        after.id(),
                                        after.revision(),
                                        Json.write(after),
                                        after.from().toString(),
                                        after.office(),
                                        after.kind(),
                                        after.focusArea(),
                                        SortKey.of(after.topic()),
                                        after.status(),
                                        during(after),
                                        standing(after)))
                .refusing(
                        "listing_office_standing_key",
                        "listed-already",
                        "This office lists the same thing already; withdraw that first.");
    }

    private static String during(ListingView listing) {
        return "[%s,%s)".formatted(listing.from(), listing.until() == null ? "" : listing.until());
    }

    /// What tells the listings of an office apart while they stand.
    private static String standing(ListingView listing) {
        return listing.until() != null
                ? null
                : "%s %s"
                        .formatted(
                                listing.kind(),
                                listing.focusArea() == null
                                        ? SortKey.of(listing.topic())
                                        : listing.focusArea());
    }
}
