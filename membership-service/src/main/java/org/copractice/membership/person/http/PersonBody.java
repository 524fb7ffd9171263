package org.copractice.membership.person.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.person.Contact;
import org.copractice.membership.person.Name;
import org.copractice.membership.person.PersonCommand.Register;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is said of a person. How somebody leads, works and consents has operations of its own.
@Schema(name = "PersonBody")
record PersonBody(
        @NotNull(message = "A name is needed.") @Valid NameBody name,
        @Valid ContactBody contact,
        @Size(max = 20, message = "20 at most.") @Schema(maxLength = 60)
                List<
                                @NotNull(message = "No gaps.")
                                @Pattern(
                                        regexp = "[a-z][a-z0-9 -]{0,59}",
                                        message = "A subject in lower case, such as math.")
                                String>
                        subjects,
        @Size(max = 50, message = "50 at most.") @Schema(maxLength = 200)
                List<@NotNull(message = "No gaps.") @Text(max = 200) String> expertise) {

    @Schema(name = "PersonNameBody")
    record NameBody(
            @NotNull(message = "The name as the person writes it is needed.")
                    @Text(max = 200)
                    @Schema(
                            description = "In any script and any number of parts",
                            examples = "Ana María Peña",
                            maxLength = 200)
                    String full,
            @Text(max = 200)
                    @Schema(
                            description = "How lists order it",
                            examples = "Peña, Ana María",
                            maxLength = 200)
                    String sortAs,
            @Text(max = 60) @Schema(examples = "she/her", maxLength = 60) String pronouns) {

        Name name() {
            return new Name(full.strip(), stripped(sortAs), stripped(pronouns));
        }
    }

    @Schema(name = "PersonContactBody")
    record ContactBody(
            @Pattern(
                            regexp = "[^\\s@\\p{Cc}]{1,64}@[^\\s@\\p{Cc}]{1,190}",
                            message = "An e-mail address.")
                    @Schema(examples = "admin@example.org", maxLength = 255)
                    String email,
            @Pattern(regexp = "\\+?[0-9(). x-]{3,40}", message = "A telephone number.")
                    @Schema(examples = "+1 530 555 0100", maxLength = 41)
                    String phone) {}

    Register register() {
        return new Register(
                name.name(),
                contact == null
                        ? new Contact(null, null)
                        : new Contact(contact.email(), contact.phone()),
                subjects == null ? List.of() : subjects.stream().distinct().sorted().toList(),
                expertise == null ? List.of() : expertise.stream().map(String::strip).toList());
    }

    private static String stripped(String text) {
        return text == null ? null : text.strip();
    }
}
