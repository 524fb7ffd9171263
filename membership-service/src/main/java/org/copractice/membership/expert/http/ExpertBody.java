package org.copractice.membership.expert.http;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.Day;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.expert.Field;
import org.copractice.membership.expert.Provider;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What an expert offers, as a caller says it.
@Schema(name = "ExpertBody")
record ExpertBody(
        @Schema(description = "The expert, unless it is a person") UUID organization,
        @Schema(description = "Id of the expert, unless it is an organization") UUID person,
        @NotEmpty(message = "At least one topic is needed.")
                @Size(max = 50, message = "At most 50.")
                @Schema(
                        description = "Words, no names",
                        examples = "[\"Number talks\"]",
                        maxLength = 100)
                List<@NotNull(message = "Not null.") @Text(max = 100) String> topics,
        @Size(max = 50, message = "At most 50.") @Schema(examples = "[\"TRU\"]", maxLength = 100)
                List<@NotNull(message = "Not null.") @Text(max = 100) String> frameworks,
        @Size(max = 50, message = "At most 50.")
                @Schema(examples = "[\"English learners\"]", maxLength = 100)
                List<@NotNull(message = "Not null.") @Text(max = 100) String> populations,
        @NotNull(message = "The date is needed.") @Day LocalDate on) {

    /// @throws HttpProblem unless exactly one of organization and person is there
    Provider provider() {
        if (organization == null && person == null) {
            throw HttpProblem.invalid(
                    Fault.at("/organization", "missing", "An organization or a person is needed."));
        }
        if (organization != null && person != null) {
            throw HttpProblem.invalid(
                    Fault.at("/person", "invalid", "Either an organization or a person."));
        }
        return new Provider(organization, person);
    }

    Field field() {
        return new Field(plain(topics), plain(frameworks), plain(populations));
    }

    private static List<String> plain(List<String> words) {
        return words == null ? List.of() : words.stream().map(String::strip).distinct().toList();
    }
}
