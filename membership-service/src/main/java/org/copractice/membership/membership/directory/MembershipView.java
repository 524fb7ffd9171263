package org.copractice.membership.membership.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.membership.Membership;
import org.copractice.membership.membership.Membership.Begun;
import org.copractice.membership.membership.Membership.None;
import org.copractice.membership.membership.Step;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A membership as others see it. Absent values are null and stay out of the JSON.
@Schema(name = "Membership", description = "The membership of an organization or person")
public record MembershipView(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(required = true) UUID community,
        @Schema(description = "The member, if it is an organization") UUID organization,
        @Schema(description = "Id of the member, if it is a person") UUID person,
        @Schema(
                        required = true,
                        enumeration = {
                            "invited",
                            "requested",
                            "active",
                            "declined",
                            "lapsed",
                            "ended"
                        })
                String status,
        @Schema(required = true, description = "Date of the latest step") LocalDate since,
        @Schema(required = true, description = "All that happened to it, in order")
                List<StepView> steps,
        @Schema(required = true) Instant registeredAt,
        @Schema(required = true) Instant changedAt) {

    @Schema(name = "MembershipStep", description = "Something that happened to a membership")
    public record StepView(
            @Schema(
                            required = true,
                            enumeration = {
                                "invited",
                                "requested",
                                "accepted",
                                "declined",
                                "admitted",
                                "refused",
                                "lapsed",
                                "renewed",
                                "ended"
                            })
                    String step,
            @Schema(required = true) LocalDate on,
            String reason) {

        static StepView of(Step step) {
            return new StepView(step.kind().code(), step.on(), step.reason());
        }
    }

    public static MembershipView of(Current<Membership> current) {
        return switch (current.state()) {
            case Begun begun ->
                    new MembershipView(
                            current.stream(),
                            current.revision(),
                            begun.parties().community(),
                            begun.parties().organization(),
                            begun.parties().person(),
                            begun.status().code(),
                            begun.latest().on(),
                            begun.steps().stream().map(StepView::of).toList(),
                            current.since(),
                            current.at());
            case None _ -> throw new IllegalArgumentException("no membership yet");
        };
    }
}
