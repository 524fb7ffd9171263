package org.copractice.membership.mentoring.http;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.http.Day;
import org.copractice.eventsourcing.http.HttpProblem;
import org.copractice.eventsourcing.http.Problem.Fault;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.mentoring.Pair;
import org.copractice.membership.mentoring.Purpose;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who begins to mentor whom, and about what.
@Schema(name = "MentoringBody")
record MentoringBody(
        @NotNull(message = "The id of a community is needed.") UUID community,
        @NotNull(message = "The id of a person is needed.") @Schema(description = "Id of a person")
                UUID mentor,
        @NotNull(message = "The id of a person is needed.") @Schema(description = "Id of a person")
                UUID mentee,
        @Schema(description = "Id of what it is about, unless that is a topic") UUID focusArea,
        @Text(max = 100)
                @Schema(
                        description = "What it is about, unless that is a focus area; no names",
                        examples = "Number talks",
                        maxLength = 100)
                String topic,
        @NotNull(message = "The first day is needed.") @Day LocalDate on) {

    Pair pair() {
        return new Pair(community, mentor, mentee);
    }

    /// @throws HttpProblem unless exactly one of focus area and topic is there
    Purpose purpose() {
        if (focusArea == null && topic == null) {
            throw HttpProblem.invalid(
                    Fault.at("/topic", "missing", "A focus area or a topic is needed."));
        }
        if (focusArea != null && topic != null) {
            throw HttpProblem.invalid(
                    Fault.at("/topic", "invalid", "Either a focus area or a topic."));
        }
        return new Purpose(focusArea, topic == null ? null : topic.strip());
    }
}
