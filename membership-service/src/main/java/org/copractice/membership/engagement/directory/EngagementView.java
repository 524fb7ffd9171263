package org.copractice.membership.engagement.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.engagement.Engagement;
import org.copractice.membership.engagement.Engagement.Begun;
import org.copractice.membership.engagement.Engagement.None;
import org.copractice.membership.engagement.Step;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A request for a thought partner as others see it. Absent values are null and stay out of the
/// JSON.
@Schema(name = "Engagement", description = "A request for a thought partner, and what became of it")
public record EngagementView(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(description = "Who asks, if it is a county office") UUID organization,
        @Schema(description = "Who asks, if it is a community") UUID community,
        @Schema(description = "Id of the expert who was asked or has accepted") UUID expert,
        @Schema(required = true) String topic,
        @Schema(required = true) String purpose,
        @Schema(required = true) LocalDate neededBy,
        @Schema(
                        required = true,
                        enumeration = {"asked", "accepted", "declined", "done", "withdrawn"})
                String status,
        @Schema(required = true, description = "Date of the latest step") LocalDate since,
        @Schema(required = true, description = "All that happened to it, in order")
                List<StepView> steps,
        @Schema(required = true) Instant registeredAt,
        @Schema(required = true) Instant changedAt) {

    @Schema(name = "EngagementStep", description = "Something that happened to a request")
    public record StepView(
            @Schema(
                            required = true,
                            enumeration = {"asked", "accepted", "declined", "done", "withdrawn"})
                    String step,
            @Schema(required = true) LocalDate on,
            @Schema(enumeration = {"no-time", "other-dates", "other-field", "terms", "unstated"})
                    String reason,
            String outcome) {

        static StepView of(Step step) {
            return new StepView(
                    step.status().code(),
                    step.on(),
                    step.reason() == null ? null : step.reason().code(),
                    step.outcome());
        }
    }

    public static EngagementView of(Current<Engagement> current) {
        return switch (current.state()) {
            case Begun begun ->
                    new EngagementView(
                            current.stream(),
                            current.revision(),
                            begun.request().organization(),
                            begun.request().community(),
                            begun.expert(),
                            begun.request().topic(),
                            begun.request().purpose(),
                            begun.request().neededBy(),
                            begun.status().code(),
                            begun.latest().on(),
                            begun.steps().stream().map(StepView::of).toList(),
                            current.since(),
                            current.at());
            case None _ -> throw new IllegalArgumentException("no request yet");
        };
    }
}
