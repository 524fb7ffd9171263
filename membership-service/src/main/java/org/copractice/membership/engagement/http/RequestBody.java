package org.copractice.membership.engagement.http;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.http.Day;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.engagement.Request;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a county office or a community asks a thought partner for.
@Schema(name = "EngagementBody")
record RequestBody(
        @Schema(description = "Who asks, unless it is a community") UUID organization,
        @Schema(description = "Who asks, unless it is a county office") UUID community,
        @Schema(description = "Id of the expert who is asked; absent when anybody may answer")
                UUID expert,
        @NotNull(message = "A topic is needed.")
                @Text(max = 100)
                @Schema(examples = "Number talks", maxLength = 100)
                String topic,
        @NotNull(message = "Say what for.")
                @Text(max = 1000, lines = true)
                @Schema(
                        description = "What for. About work, not about people: name nobody",
                        examples = "A full-day workshop for coaches",
                        maxLength = 1000)
                String purpose,
        @NotNull(message = "Say by when.") @Day LocalDate neededBy,
        @NotNull(message = "The date is needed.") @Day LocalDate on) {

    /// @throws HttpProblem unless exactly one of organization and community is there
    Request request() {
        if (organization == null && community == null) {
            throw HttpProblem.invalid(
                    Fault.at(
                            "/organization",
                            "missing",
                            "An organization or a community is needed."));
        }
        if (organization != null && community != null) {
            throw HttpProblem.invalid(
                    Fault.at("/community", "invalid", "Either an organization or a community."));
        }
        return new Request(
                organization, community, expert, topic.strip(), purpose.strip(), neededBy, on);
    }
}
