package org.copractice.membership.organization.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.copractice.eventsourcing.command.Effect;
import org.copractice.eventsourcing.command.Effect.Change;
import org.copractice.eventsourcing.http.Records;
import org.copractice.membership.csv.ImportFaults;
import org.copractice.membership.csv.Tally;
import org.copractice.membership.organization.Organization;
import org.copractice.membership.organization.OrganizationCommand;
import org.copractice.membership.organization.OrganizationEvent;
import org.copractice.membership.organization.directory.OrganizationView;

/// What one row cannot tell about itself: whether what it refers to exists, and whether it gets
/// along with the records and with the other rows.
final class ImportCheck {

    private final Records<OrganizationCommand, Organization, OrganizationEvent, OrganizationView>
            organizations;
    private final KnownCodes known;
    private final KnownCodes.Codes codes;
    private final Map<UUID, Integer> rowById;
    private final ImportFaults faults;
    private final Tally tally = new Tally();
    private final Map<String, OrganizationRow> claims = new HashMap<>();

    /// @param rowById all organizations of the file: a row may lie within any of them
    ImportCheck(
            Records<OrganizationCommand, Organization, OrganizationEvent, OrganizationView>
                    organizations,
            KnownCodes known,
            Map<UUID, Integer> rowById,
            ImportFaults faults) {
        this.organizations = organizations;
        this.known = known;
        this.codes = known.read();
        this.rowById = rowById;
        this.faults = faults;
    }

    KnownCodes.Codes codes() {
        return codes;
    }

    Tally tally() {
        return tally;
    }

    void rows(List<OrganizationRow> rows) {
        var referring = withKnownReferences(rows);
        var effects = organizations.checkAll(OrganizationRow.commands(referring, codes));
        for (var row : referring) {
            var effect = effects.get(row.id());
            tally.count(row.number(), effect, faults);
            exportedColumns(row, effect.before());
            claim(row, effect);
        }
    }

    /// Who takes a county's one place must find it empty, or left by another row of the file.
    void end() {
        claims.forEach((place, row) -> {
            var holder = codes.sole().get(place);
            if (holder != null && !holder.equals(row.id()) && !leaves(holder, place)) {
                hasOne(row, "The county has " + holder + " of this kind.");
            }
        });
    }

    private boolean leaves(UUID holder, String place) {
        return rowById.containsKey(holder)
                && claims.entrySet().stream()
                        .anyMatch(each ->
                                each.getValue().id().equals(holder)
                                        && !each.getKey().equals(place));
    }

    private List<OrganizationRow> withKnownReferences(List<OrganizationRow> rows) {
        var elsewhere =
                rows.stream()
                        .map(row -> row.body().within())
                        .filter(within -> within != null && !rowById.containsKey(within))
                        .distinct()
                        .toList();
        var there = known.organizations(elsewhere);
        var fine = new ArrayList<OrganizationRow>();
        for (var row : rows) {
            int before = faults.total();
            var body = row.body();
            mustExist(row, "kind", body.kind(), codes.onePerCounty().containsKey(body.kind()));
            mustExist(row, "county", body.county(), codes.regions().containsKey(body.county()));
            mustExist(
                    row,
                    "within",
                    body.within(),
                    rowById.containsKey(body.within()) || there.contains(body.within()));
            if (faults.total() == before) {
                fine.add(row);
            }
        }
        return fine;
    }

    private void mustExist(OrganizationRow row, String column, Object key, boolean exists) {
        if (key != null && !exists) {
            faults.add(row.number(), column, "unknown", "There is no %s.".formatted(key));
        }
    }

    /// An export has two columns more than an import can change. To change them all the same is a
    /// mistake that would otherwise go unnoticed.
    private void exportedColumns(OrganizationRow row, OrganizationView before) {
        var region = codes.regions().get(row.body().county());
        if (row.region() != null && !row.region().equals(Objects.toString(region, null))) {
            faults.add(
                    row.number(),
                    "region",
                    "region-follows-county",
                    "The region follows the county.");
        }
        var status = before == null ? "open" : before.status();
        if (row.status() != null && !row.status().equals(status)) {
            faults.add(
                    row.number(),
                    "status",
                    "status-differs",
                    "It is %s; closing and reopening are operations of their own."
                            .formatted(status));
        }
    }

    private void claim(OrganizationRow row, Effect<?> effect) {
        boolean limited = codes.onePerCounty().get(row.body().kind());
        if (!limited || (effect.change() != Change.CREATED && effect.change() != Change.CHANGED)) {
            return;
        }
        var place = KnownCodes.sole(row.body().kind(), row.body().county());
        var earlier = claims.putIfAbsent(place, row);
        if (earlier != null) {
            hasOne(row, "Row %d is of this kind in this county.".formatted(earlier.number()));
        }
    }

    private void hasOne(OrganizationRow row, String detail) {
        faults.add(row.number(), "county", "county-has-one", detail);
    }
}
