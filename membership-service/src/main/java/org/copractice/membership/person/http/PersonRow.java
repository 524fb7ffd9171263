package org.copractice.membership.person.http;

import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.copractice.eventsourcing.StreamIds;
import org.copractice.membership.csv.CsvFile;
import org.copractice.membership.csv.CsvList;
import org.copractice.membership.csv.ImportFaults;
import org.copractice.membership.csv.Importing;
import org.copractice.membership.person.Affiliation;
import org.copractice.membership.person.PersonCommand;
import org.copractice.membership.person.PersonCommand.Enroll;
import org.copractice.membership.person.Role;
import org.copractice.membership.person.http.AffiliationEndpoint.AffiliationBody;
import org.copractice.membership.person.http.PersonBody.ContactBody;
import org.copractice.membership.person.http.PersonBody.NameBody;

/// A row of an import: what it says of a person. What is said of a fault never has the cell's text:
/// it is somebody's data.
///
/// @param work null when the row says nothing of it
record PersonRow(int number, UUID id, PersonBody body, AffiliationBody work)
        implements Importing.Row {

    static final List<String> NEEDED =
            List.of("name", "sort-as", "pronouns", "email", "phone", "subjects", "expertise");
    private static final List<String> WORK = List.of("organization", "role", "from", "until");

    /// As an export has them.
    static final List<String> EXPORTED =
            Stream.of(List.of("id"), NEEDED, WORK).flatMap(List::stream).toList();

    static final List<String> KNOWN = Stream.concat(EXPORTED.stream(), Stream.of("key")).toList();

    private static final Map<String, String> COLUMNS = Map.of("full", "name", "sortAs", "sort-as");

    /// @param caller whose keys they are
    /// @return null when the row is faulty
    static PersonRow checked(
            CsvFile.Row row, String caller, Validator validator, ImportFaults faults) {
        int before = faults.total();
        if (!row.isComplete(faults)) {
            return null;
        }
        var id = row.uuid("id", faults);
        if (row.cell("id") == null && row.cell("key") == null) {
            faults.add(row.number(), "key", "missing", "An id or a key of your own is needed.");
        }
        var body = body(row);
        var work = work(row, faults);
        for (var violation : validator.validate(body)) {
            faults.add(
                    row.number(),
                    column(violation.getPropertyPath().toString()),
                    violation.getInvalidValue() == null ? "missing" : "invalid",
                    violation.getMessage());
        }
        if (work != null && faults.total() == before) {
            for (var violation : validator.validate(work)) {
                faults.add(
                        row.number(),
                        violation.getPropertyPath().toString(),
                        violation.getInvalidValue() == null ? "missing" : "invalid",
                        violation.getMessage());
            }
        }
        return faults.total() > before
                ? null
                : new PersonRow(row.number(), id == null ? idOf(caller, row) : id, body, work);
    }

    /// Of a row that was found in order before.
    static PersonRow of(CsvFile.Row row, String caller) {
        var id = row.uuid("id", null);
        return new PersonRow(
                row.number(), id == null ? idOf(caller, row) : id, body(row), work(row, null));
    }

    /// Where a path leads within a body, a file has one column.
    private static String column(String path) {
        for (var list : List.of("subjects", "expertise")) {
            if (path.startsWith(list)) {
                return list;
            }
        }
        var leaf = path.substring(path.lastIndexOf('.') + 1);
        return COLUMNS.getOrDefault(leaf, leaf);
    }

    /// The same key of the same caller is the same person, so a file may be sent again.
    private static UUID idOf(String caller, CsvFile.Row row) {
        var key = row.cell("key");
        return key == null ? null : StreamIds.named("person/%s/%s".formatted(caller, key));
    }

    private static PersonBody body(CsvFile.Row row) {
        return new PersonBody(
                new NameBody(row.cell("name"), row.cell("sort-as"), row.cell("pronouns")),
                new ContactBody(row.cell("email"), row.cell("phone")),
                CsvList.read(row.cell("subjects")),
                CsvList.read(row.cell("expertise")));
    }

    private static AffiliationBody work(CsvFile.Row row, ImportFaults faults) {
        if (WORK.stream().allMatch(column -> row.cell(column) == null)) {
            return null;
        }
        return new AffiliationBody(
                row.uuid("organization", faults),
                row.cell("role"),
                day(row, "from", faults),
                day(row, "until", faults));
    }

    private static LocalDate day(CsvFile.Row row, String column, ImportFaults faults) {
        var text = row.cell(column);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException _) {
            faults.add(row.number(), column, "invalid", "A date like 2026-07-01.");
            return null;
        }
    }

    PersonCommand command() {
        return new Enroll(
                body.register(),
                work == null
                        ? null
                        : new Affiliation(
                                workId(),
                                work.organization(),
                                Role.of(work.role()),
                                work.from(),
                                work.until()));
    }

    private UUID workId() {
        return StreamIds.named(
                "work/%s/%s/%s/%s".formatted(id, work.organization(), work.role(), work.from()));
    }

    static Map<UUID, PersonCommand> commands(List<PersonRow> rows) {
        var commands = LinkedHashMap.<UUID, PersonCommand>newLinkedHashMap(rows.size());
        rows.forEach(row -> commands.put(row.id(), row.command()));
        return commands;
    }
}
