package org.copractice.membership.community.http;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.community.Charter;
import org.copractice.membership.community.CommunityCommand.Establish;
import org.copractice.membership.community.Scope;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a caller says of a community.
@Schema(name = "CommunityBody")
record CommunityBody(
        @NotNull(message = "A name is needed.")
                @Text(max = 200)
                @Schema(examples = "Health", maxLength = 200)
                String name,
        @NotEmpty(message = "At least one subject is needed.")
                @Size(max = 20, message = "At most 20.")
                @Schema(examples = "[\"health\"]", maxLength = 100)
                List<@NotNull(message = "Not null.") @Text(max = 100) String> subjects,
        @NotNull(message = "A scope is needed.")
                @Pattern(
                        regexp = "statewide|regional|local",
                        message = "One of statewide, regional, local.")
                @Schema(enumeration = {"statewide", "regional", "local"})
                String scope,
        @Schema(description = "Number of its region; for a regional one only", examples = "3")
                Integer region,
        @Text(max = 4000, lines = true) @Schema(maxLength = 4000) String description,
        @Schema(description = "Today, if absent; stays as it was recorded") LocalDate foundedOn,
        @Size(max = 100, message = "At most 100.")
                @Schema(description = "Communities that it carries on")
                List<@NotNull(message = "Not null.") UUID> succeeds,
        @Size(max = 100, message = "At most 100.")
                @Schema(description = "Communities that it has taken in")
                List<@NotNull(message = "Not null.") UUID> absorbs) {

    static final List<String> SCOPES = Arrays.stream(Scope.values()).map(Scope::code).toList();

    CommunityBody {
        succeeds = succeeds == null ? List.of() : succeeds;
        absorbs = absorbs == null ? List.of() : absorbs;
    }

    Establish establish(UUID id, LocalDate today) {
        var charter =
                new Charter(
                        name.strip(),
                        subjects.stream().map(String::strip).distinct().toList(),
                        Scope.of(scope),
                        region,
                        description == null ? null : description.strip(),
                        succeeds.stream().distinct().toList(),
                        absorbs.stream().distinct().toList());
        return new Establish(id, charter, foundedOn, today);
    }
}
