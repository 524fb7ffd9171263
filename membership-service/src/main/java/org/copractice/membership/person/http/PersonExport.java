package org.copractice.membership.person.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.http.Filter;
import org.copractice.eventsourcing.http.Paging;
import org.copractice.eventsourcing.http.Records;
import org.copractice.membership.csv.CsvExport;
import org.copractice.membership.csv.CsvList;
import org.copractice.membership.person.Person;
import org.copractice.membership.person.PersonCommand;
import org.copractice.membership.person.PersonEvent;
import org.copractice.membership.person.Purpose;
import org.copractice.membership.person.directory.PersonView;
import org.copractice.membership.person.directory.PersonView.AffiliationView;
import org.copractice.membership.person.directory.PersonView.ConsentView;
import org.copractice.membership.person.directory.PersonView.ContactView;

/// Writes people as a file that an import takes back unchanged: those only who have consented to be
/// part of files that leave the platform (M16).
@ApplicationScoped
class PersonExport {

    static final String VCARD = "text/vcard";

    private final Records<PersonCommand, Person, PersonEvent, PersonView> people;

    PersonExport(Records<PersonCommand, Person, PersonEvent, PersonView> people) {
        this.people = people;
    }

    Response of(String type, LocalDate today, Paging paging, Filter... filters) {
        return type.equals(VCARD)
                ? cards(today, paging, filters)
                : CsvExport.of(
                        "people.csv",
                        PersonRow.EXPORTED,
                        rows -> each(person -> rows.accept(cells(person, today)), paging, filters));
    }

    private Response cards(LocalDate today, Paging paging, Filter... filters) {
        StreamingOutput body =
                stream -> {
                    try (var writer = new OutputStreamWriter(stream, UTF_8)) {
                        each(person -> write(writer, card(person, today)), paging, filters);
                    }
                };
        return Response.ok(body, VCARD)
                .header("Content-Disposition", "attachment; filename=\"people.vcf\"")
                .build();
    }

    private static void write(Writer writer, String card) {
        try {
            writer.write(card);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void each(Consumer<PersonView> action, Paging paging, Filter... filters) {
        people.all(
                paging,
                document -> {
                    var person = Json.read(document, PersonView.class);
                    if (consents(person)) {
                        action.accept(person);
                    }
                },
                filters);
    }

    private static String card(PersonView person, LocalDate today) {
        return VCard.of(
                person,
                latest(person.affiliations(), today).map(AffiliationView::role).orElse(null));
    }

    private static boolean consents(PersonView person) {
        return person.consents().stream()
                .filter(each -> each.purpose().equals(Purpose.EXPORT.code()))
                .reduce((_, later) -> later)
                .map(ConsentView::given)
                .orElse(false);
    }

    private static Stream<?> cells(PersonView person, LocalDate today) {
        var contact = person.contact() == null ? new ContactView(null, null) : person.contact();
        return Stream.concat(
                Stream.of(
                        person.id(),
                        person.name().full(),
                        person.name().sortAs(),
                        person.name().pronouns(),
                        contact.email(),
                        contact.phone(),
                        CsvList.written(person.subjects()),
                        CsvList.written(person.expertise())),
                work(person, today));
    }

    private static Stream<?> work(PersonView person, LocalDate today) {
        return latest(person.affiliations(), today)
                .map(each ->
                        Stream.<Object>of(
                                each.organization(),
                                each.role(),
                                each.from(),
                                each.until() == null ? "" : each.until()))
                .orElse(Stream.of("", "", "", ""));
    }

    /// What began last of the work that is done today; there is room for one.
    static Optional<AffiliationView> latest(List<AffiliationView> work, LocalDate today) {
        return work.stream()
                .filter(each -> !each.from().isAfter(today))
                .filter(each -> each.until() == null || each.until().isAfter(today))
                .max(
                        Comparator.comparing(AffiliationView::from)
                                .thenComparing(AffiliationView::id));
    }
}
