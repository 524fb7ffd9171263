package org.copractice.membership.person.directory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.person.Affiliation;
import org.copractice.membership.person.Consent;
import org.copractice.membership.person.Contact;
import org.copractice.membership.person.Name;
import org.copractice.membership.person.Person;
import org.copractice.membership.person.Person.Duplicate;
import org.copractice.membership.person.Person.Gone;
import org.copractice.membership.person.Person.Known;
import org.copractice.membership.person.Person.Part;
import org.copractice.membership.person.Person.Profile;
import org.copractice.membership.person.Person.Traces;
import org.copractice.membership.person.Person.Unknown;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A person as others see them. Absent values are null and stay out of the JSON; of a forgotten
/// person everything personal is absent, in whatever past.
///
/// @param subject of the token that the record is claimed with; for the policy, not for others
@Schema(name = "Person", description = "A person of the network")
public record PersonView(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(
                        required = true,
                        enumeration = {"known", "merged", "forgotten"})
                String status,
        @Schema(description = "Absent once the person is forgotten") NameView name,
        ContactView contact,
        @Schema(required = true) List<String> subjects,
        List<String> expertise,
        @Schema(
                        required = true,
                        enumeration = {"none", "emerging", "established"})
                String leadership,
        @Schema(required = true, description = "In the order in which they were recorded")
                List<AffiliationView> affiliations,
        @Schema(required = true, description = "All decisions, in order; the latest one counts")
                List<ConsentView> consents,
        @Schema(description = "Records of the same person that were merged into this one")
                List<PartView> absorbed,
        @Schema(description = "The record of the same person that this one was merged into")
                UUID mergedInto,
        @Schema(description = "Whether the person signs in as themselves") Boolean claimed,
        LocalDate forgottenOn,
        @Schema(required = true) Instant registeredAt,
        @Schema(required = true) Instant changedAt,
        @JsonIgnore String subject) {

    @Schema(name = "PersonName")
    public record NameView(
            @Schema(required = true, examples = "Ana María Peña") String full,
            @Schema(examples = "Peña, Ana María") String sortAs,
            @Schema(examples = "she/her") String pronouns) {}

    @Schema(name = "PersonContact")
    public record ContactView(String email, String phone) {}

    @Schema(name = "Affiliation", description = "Work for an organization in a role")
    public record AffiliationView(
            @Schema(required = true) UUID id,
            @Schema(required = true) UUID organization,
            @Schema(required = true, examples = "teacher") String role,
            @Schema(required = true) LocalDate from,
            @Schema(description = "The first day after it; absent while it lasts")
                    LocalDate until) {

        static AffiliationView of(Affiliation each) {
            return new AffiliationView(
                    each.id(), each.organization(), each.role().code(), each.from(), each.until());
        }
    }

    @Schema(name = "Consent", description = "A decision about a purpose")
    public record ConsentView(
            @Schema(required = true, examples = "directory") String purpose,
            @Schema(required = true, description = "False when it was withdrawn") boolean given,
            @Schema(required = true) LocalDate on) {

        static ConsentView of(Consent each) {
            return new ConsentView(each.purpose().code(), each.given(), each.on());
        }
    }

    @Schema(name = "PartOfPerson", description = "What another record has brought along")
    public record PartView(
            @Schema(required = true, description = "Id of the record") UUID person,
            @Schema(required = true) List<AffiliationView> affiliations) {

        static PartView of(Part part) {
            return new PartView(
                    part.person(), part.affiliations().stream().map(AffiliationView::of).toList());
        }
    }

    public static PersonView of(Current<Person> current) {
        return switch (current.state()) {
            case Known known -> of(current, "known", known, null, null);
            case Duplicate(var record, var survivor) ->
                    of(current, "merged", record, survivor, null);
            case Gone(var traces, var survivor, var on) ->
                    of(
                            current,
                            "forgotten",
                            new Known(new Profile(null, null, null), traces, null),
                            survivor,
                            on);
            case Unknown _ -> throw new IllegalArgumentException("no person yet");
        };
    }

    private static PersonView of(
            Current<Person> current,
            String status,
            Known record,
            UUID mergedInto,
            LocalDate forgottenOn) {
        var profile = record.profile();
        var traces = record.traces();
        return new PersonView(
                current.stream(),
                current.revision(),
                status,
                name(profile.name()),
                contact(profile.contact()),
                traces.subjects(),
                profile.expertise(),
                traces.leadership().code(),
                traces.affiliations().stream().map(AffiliationView::of).toList(),
                traces.consents().stream().map(ConsentView::of).toList(),
                parts(traces),
                mergedInto,
                record.subject() == null ? null : true,
                forgottenOn,
                current.since(),
                current.at(),
                record.subject());
    }

    /// Absent for nearly everybody, and so for everybody who is in no need of it.
    private static List<PartView> parts(Traces traces) {
        return traces.parts().isEmpty() ? null : traces.parts().stream().map(PartView::of).toList();
    }

    private static NameView name(Name name) {
        return name == null ? null : new NameView(name.full(), name.sortAs(), name.pronouns());
    }

    private static ContactView contact(Contact contact) {
        return contact == null || contact.equals(new Contact(null, null))
                ? null
                : new ContactView(contact.email(), contact.phone());
    }

    /// What the person can be looked for by; nothing once forgotten.
    String[] names() {
        return name == null ? new String[0] : new String[] {name.full(), name.sortAs()};
    }

    /// How lists order it; empty when nobody is to find it by name.
    String sortedBy() {
        if (name == null) {
            return "";
        }
        return name.sortAs() == null ? name.full() : name.sortAs();
    }
}
