package org.copractice.membership.organization.http;

import jakarta.validation.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.copractice.eventsourcing.StreamIds;
import org.copractice.eventsourcing.readmodel.SortKey;
import org.copractice.membership.csv.CsvFile;
import org.copractice.membership.csv.ImportFaults;
import org.copractice.membership.csv.Importing;
import org.copractice.membership.organization.OrganizationCommand;

/// A row of an import: what it says of an organization.
///
/// @param region as exported, to be left as it is: the region follows the county
/// @param status as exported, to be left as it is: closing has its own operation
record OrganizationRow(int number, UUID id, OrganizationBody body, String region, String status)
        implements Importing.Row {

    /// @return null when the row is faulty
    static OrganizationRow checked(CsvFile.Row row, Validator validator, ImportFaults faults) {
        int before = faults.total();
        if (!row.isComplete(faults)) {
            return null;
        }
        var id = row.uuid("id", faults);
        var body = body(row, row.uuid("within", faults));
        for (var violation : validator.validate(body)) {
            faults.add(
                    row.number(),
                    violation.getPropertyPath().toString(),
                    violation.getInvalidValue() == null ? "missing" : "invalid",
                    violation.getMessage());
        }
        return faults.total() > before ? null : of(row, id, body);
    }

    /// Of a row that was found in order before.
    static OrganizationRow of(CsvFile.Row row) {
        return of(row, row.uuid("id", null), body(row, row.uuid("within", null)));
    }

    private static OrganizationRow of(CsvFile.Row row, UUID id, OrganizationBody body) {
        return new OrganizationRow(
                row.number(),
                id == null ? idOf(body) : id,
                body,
                row.cell("region"),
                row.cell("status"));
    }

    /// The same file has the same ids, so it may be sent again.
    private static UUID idOf(OrganizationBody body) {
        return StreamIds.named(
                "organization/%s/%s/%s"
                        .formatted(
                                body.kind(),
                                Objects.requireNonNullElse(body.county(), "-"),
                                SortKey.of(body.name())));
    }

    private static OrganizationBody body(CsvFile.Row row, UUID within) {
        return new OrganizationBody(
                row.cell("name"),
                row.cell("kind"),
                row.cell("county"),
                within,
                row.cell("website"));
    }

    static Map<UUID, OrganizationCommand> commands(
            List<OrganizationRow> rows, KnownCodes.Codes codes) {
        var commands = LinkedHashMap.<UUID, OrganizationCommand>newLinkedHashMap(rows.size());
        for (var row : rows) {
            var onePerCounty = codes.onePerCounty().get(row.body().kind());
            commands.put(row.id(), row.body().register(row.id(), onePerCounty));
        }
        return commands;
    }
}
