package org.copractice.membership.person.place;

import java.util.List;
import org.copractice.eventsourcing.readmodel.Table;

/// Where organizations and counties have been: one row for each of their revisions, written once.
public final class PlaceSteps {

    public static final String NAME = "places-1";

    public static final Table ORGANIZATION = table("place_organization", "county text");

    public static final Table COUNTY = table("place_county", "code text", "region int");

    private PlaceSteps() {}

    private static Table table(String name, String... columns) {
        var all = new String[columns.length + 3];
        all[0] = "id uuid";
        all[1] = "revision int";
        all[2] = "at timestamptz";
        System.arraycopy(columns, 0, all, 3, columns.length);
        return Table.of(name, List.of("id", "revision"), all);
    }
}
