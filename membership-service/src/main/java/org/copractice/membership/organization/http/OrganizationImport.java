package org.copractice.membership.organization.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.copractice.eventsourcing.http.Records;
import org.copractice.membership.organization.ImportEvent.Finished;
import org.copractice.membership.organization.Organization;
import org.copractice.membership.organization.OrganizationCommand;
import org.copractice.membership.organization.OrganizationEvent;
import org.copractice.membership.organization.directory.OrganizationView;

/// Registers and changes the organizations of a file. All rows are checked before the first is
/// written; then some hundred at a time are, so an import that was cut off has done its first part,
/// and sending the file again does the rest.
@ApplicationScoped
class OrganizationImport {

    static final List<String> NEEDED = List.of("name", "kind", "county", "within", "website");
    static final List<String> KNOWN =
            List.of("id", "name", "kind", "county", "within", "website", "region", "status");

    private static final int AT_ONCE = 500;

    private final Records<OrganizationCommand, Organization, OrganizationEvent, OrganizationView>
            organizations;
    private final KnownCodes known;
    private final Validator validator;

    OrganizationImport(
            Records<OrganizationCommand, Organization, OrganizationEvent, OrganizationView>
                    organizations,
            KnownCodes known,
            Validator validator) {
        this.organizations = organizations;
        this.known = known;
        this.validator = validator;
    }

    Finished run(byte[] bytes, boolean dryRun) {
        var file = new CsvFile(bytes, NEEDED, KNOWN);
        var faults = new ImportFaults();
        var inOrder = new BitSet();
        var rowById = rowById(file, inOrder, faults);
        var check = new ImportCheck(organizations, known, rowById, faults);
        each(file, inOrder, check::rows);
        check.end();
        faults.orFail("Nothing was imported.");
        var tally = dryRun ? check.tally() : write(file, inOrder, check.codes());
        return new Finished(
                rowById.size(), tally.created(), tally.changed(), tally.unchanged(), dryRun);
    }

    /// @param inOrder receives the numbers of the rows that are, as far as one row can tell
    private Map<UUID, Integer> rowById(CsvFile file, BitSet inOrder, ImportFaults faults) {
        var rowById = new HashMap<UUID, Integer>();
        file.forEach(
                line -> {
                    var row = OrganizationRow.checked(line, validator, faults);
                    if (row == null) {
                        return;
                    }
                    var earlier = rowById.putIfAbsent(row.id(), row.number());
                    if (earlier == null) {
                        inOrder.set(row.number());
                    } else {
                        faults.add(
                                "/rows/" + row.number(),
                                "duplicate",
                                "The same organization as in row %d.".formatted(earlier));
                    }
                },
                faults);
        return rowById;
    }

    private Tally write(CsvFile file, BitSet inOrder, KnownCodes.Codes codes) {
        var tally = new Tally();
        var faults = new ImportFaults();
        each(
                file,
                inOrder,
                rows -> {
                    var effects = organizations.handleAll(OrganizationRow.commands(rows, codes));
                    rows.forEach(row -> tally.count(row, effects.get(row.id()), faults));
                });
        faults.orFail(
                "Others have written meanwhile. The other rows were imported; send it again.");
        return tally;
    }

    private static void each(CsvFile file, BitSet inOrder, Consumer<List<OrganizationRow>> action) {
        var rows = new ArrayList<OrganizationRow>(AT_ONCE);
        file.forEach(
                line -> {
                    if (inOrder.get(line.number())) {
                        rows.add(OrganizationRow.of(line));
                    }
                    if (rows.size() == AT_ONCE) {
                        action.accept(List.copyOf(rows));
                        rows.clear();
                    }
                },
                new ImportFaults());
        if (!rows.isEmpty()) {
            action.accept(rows);
        }
    }
}
