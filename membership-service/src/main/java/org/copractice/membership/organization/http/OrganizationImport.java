package org.copractice.membership.organization.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.List;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.Upload;
import org.copractice.membership.csv.CsvFile;
import org.copractice.membership.csv.ImportFaults;
import org.copractice.membership.csv.Importing;
import org.copractice.membership.csv.Tally;
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

    Finished run(Upload upload, boolean dryRun) {
        var file = new CsvFile(upload, NEEDED, KNOWN);
        var faults = new ImportFaults();
        var rows = new Importing<>(file, OrganizationRow::of);
        rows.check(
                "organization",
                (line, told) -> OrganizationRow.checked(line, validator, told),
                faults);
        var check = new ImportCheck(organizations, known, rows.rowById(), faults);
        rows.each(check::rows);
        check.end();
        faults.orFail("Nothing was imported.");
        var tally = dryRun ? check.tally() : write(rows, check.codes());
        return new Finished(
                rows.size(), tally.created(), tally.changed(), tally.unchanged(), dryRun);
    }

    private Tally write(Importing<OrganizationRow> all, KnownCodes.Codes codes) {
        var tally = new Tally();
        var faults = new ImportFaults();
        all.each(rows -> {
            var effects = organizations.handleAll(OrganizationRow.commands(rows, codes));
            rows.forEach(row -> tally.count(row.number(), effects.get(row.id()), faults));
        });
        faults.orFail(
                "Others have written meanwhile. The other rows were imported; send it again.");
        return tally;
    }
}
