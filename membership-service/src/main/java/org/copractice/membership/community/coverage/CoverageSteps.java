package org.copractice.membership.community.coverage;

import java.util.List;
import org.copractice.eventsourcing.readmodel.Table;

/// What coverage is counted from: for every record one row for each of its revisions, so that a row
/// is written once and applying an event again finds it there.
public final class CoverageSteps {

    public static final String NAME = "coverage-1";

    public static final Table ORGANIZATION =
            table("coverage_organization", "kind text", "county text", "status text");

    public static final Table COUNTY = table("coverage_county", "code text", "region int");

    public static final Table COMMUNITY = table("coverage_community", "scope text", "region int");

    public static final Table MEMBERSHIP =
            table(
                    "coverage_membership",
                    "community uuid",
                    "organization uuid",
                    "step text",
                    "status text");

    private CoverageSteps() {}

    private static Table table(String name, String... columns) {
        var all = new String[columns.length + 3];
        all[0] = "id uuid";
        all[1] = "revision int";
        all[2] = "at timestamptz";
        System.arraycopy(columns, 0, all, 3, columns.length);
        return Table.of(name, List.of("id", "revision"), all);
    }
}
