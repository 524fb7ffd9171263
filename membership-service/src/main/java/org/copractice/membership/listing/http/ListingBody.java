package org.copractice.membership.listing.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.http.Day;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.listing.Kind;
import org.copractice.membership.listing.ListingCommand.Post;
import org.copractice.membership.listing.Subject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a county office offers or asks for.
@Schema(name = "ListingBody")
record ListingBody(
        @NotNull(message = "The id of an organization is needed.")
                @Schema(description = "Id of an organization")
                UUID office,
        @NotNull(message = "Say which: offer or ask.")
                @Pattern(regexp = "offer|ask", message = "One of offer, ask.")
                @Schema(enumeration = {"offer", "ask"})
                String kind,
        @Schema(description = "Id of what it is about, unless that is a topic") UUID focusArea,
        @Text(max = 100)
                @Schema(
                        description = "What it is about, unless that is a focus area; no names",
                        examples = "Number talks",
                        maxLength = 100)
                String topic,
        @NotNull(message = "The first day is needed.") @Day LocalDate on) {

    /// @throws HttpProblem unless exactly one of focus area and topic is there
    Post post() {
        if (focusArea == null && topic == null) {
            throw HttpProblem.invalid(
                    Fault.at("/topic", "missing", "A focus area or a topic is needed."));
        }
        if (focusArea != null && topic != null) {
            throw HttpProblem.invalid(
                    Fault.at("/topic", "invalid", "Either a focus area or a topic."));
        }
        var subject = new Subject(focusArea, topic == null ? null : topic.strip());
        return new Post(office, Kind.of(kind), subject, on);
    }
}
