package org.copractice.membership.organization.directory;

import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.readmodel.Names;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.eventsourcing.readmodel.Table;
import org.copractice.membership.organization.OrganizationEvent;

/// Answers "which organizations are there?", by name, kind, county, region and status.
public final class OrganizationDirectory {

    public static final Table TABLE =
            Table.of(
                    "organization",
                    List.of("id"),
                    "id uuid",
                    "revision int",
                    "document text",
                    "sort_name text",
                    "kind text",
                    "county text",
                    "status text",
                    "sole_county text",
                    "words text",
                    "name_keys int[]");

    private OrganizationDirectory() {}

    public static ReadModel readModel(
            Aggregate<?, ?, OrganizationEvent, OrganizationView> organizations) {
        return ReadModel.inline("organizations-3", TABLE)
                .from(
                        organizations,
                        (recorded, after, rows) ->
                                rows.put(
                                        TABLE,
                                        after.id(),
                                        after.revision(),
                                        Json.write(after),
                                        SortKey.of(after.name()),
                                        after.kind(),
                                        after.county(),
                                        after.status(),
                                        after.soleCounty(),
                                        Names.line(after.name()),
                                        Names.keys(after.name())))
                .refusing(
                        "organization_kind_sole_county_key",
                        "county-has-one",
                        "This county has an open organization of this kind, and has one only.");
    }
}
