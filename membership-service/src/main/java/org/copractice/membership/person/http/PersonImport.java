package org.copractice.membership.person.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.http.References;
import org.copractice.eventsourcing.http.Upload;
import org.copractice.membership.csv.CsvFile;
import org.copractice.membership.csv.ImportFaults;
import org.copractice.membership.csv.Importing;
import org.copractice.membership.csv.Tally;
import org.copractice.membership.person.ImportEvent.Finished;
import org.copractice.membership.person.Person;
import org.copractice.membership.person.PersonCommand;
import org.copractice.membership.person.PersonEvent;
import org.copractice.membership.person.directory.PersonView;

/// Registers and changes the people of a file. All rows are checked before the first is written;
/// then some hundred at a time are, so an import that was cut off has done its first part, and
/// sending the file again does the rest.
@ApplicationScoped
class PersonImport {

    /// Is told how far an import is.
    @FunctionalInterface
    interface Progress {

        Progress UNSEEN = (_, _, _) -> {};

        /// @param step checked or written
        /// @param rows so far
        void at(String step, int rows, int of);
    }

    private final Records<PersonCommand, Person, PersonEvent, PersonView> people;
    private final References references;
    private final Validator validator;

    PersonImport(
            Records<PersonCommand, Person, PersonEvent, PersonView> people,
            References references,
            Validator validator) {
        this.people = people;
        this.references = references;
        this.validator = validator;
    }

    /// @param caller whose keys the file has
    Finished run(Upload upload, String caller, boolean dryRun, Progress progress) {
        var file = new CsvFile(upload, PersonRow.NEEDED, PersonRow.KNOWN);
        var faults = new ImportFaults();
        var rows = new Importing<>(file, line -> PersonRow.of(line, caller));
        rows.check(
                "person", (line, told) -> PersonRow.checked(line, caller, validator, told), faults);
        var tried = check(rows, faults, progress);
        faults.orFail("Nothing was imported.");
        var tally = dryRun ? tried : write(rows, progress);
        return new Finished(
                rows.size(), tally.created(), tally.changed(), tally.unchanged(), dryRun);
    }

    private Tally check(Importing<PersonRow> all, ImportFaults faults, Progress progress) {
        var tally = new Tally();
        var organizations = new HashMap<UUID, Boolean>();
        all.each(
                rows -> {
                    rows.stream()
                            .filter(row -> !worksSomewhere(row, organizations))
                            .forEach(row ->
                                    faults.add(
                                            row.number(),
                                            "organization",
                                            "unknown",
                                            "There is no such organization."));
                    var effects = people.checkAll(PersonRow.commands(rows));
                    rows.forEach(row -> tally.count(row.number(), effects.get(row.id()), faults));
                },
                done -> progress.at("checked", done, all.size()));
        return tally;
    }

    private boolean worksSomewhere(PersonRow row, Map<UUID, Boolean> organizations) {
        return row.work() == null
                || organizations.computeIfAbsent(
                        row.work().organization(),
                        id -> references.exists("organization", "id", id));
    }

    private Tally write(Importing<PersonRow> all, Progress progress) {
        var tally = new Tally();
        var faults = new ImportFaults();
        all.each(
                rows -> {
                    var effects = people.handleAll(PersonRow.commands(rows));
                    rows.forEach(row -> tally.count(row.number(), effects.get(row.id()), faults));
                },
                done -> progress.at("written", done, all.size()));
        faults.orFail(
                "Others have written meanwhile. The other rows were imported; send it again.");
        return tally;
    }
}
