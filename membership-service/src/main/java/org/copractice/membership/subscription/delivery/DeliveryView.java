package org.copractice.membership.subscription.delivery;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of a message on its way to a subscriber, as the log shows it.
@Schema(name = "Delivery", description = "What became of a message")
public record DeliveryView(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "Id of the event, and `webhook-id`") UUID event,
        @Schema(required = true, description = "Type of the message") String type,
        @Schema(required = true, description = "Id of the record it is about") UUID subject,
        @Schema(description = "Id of the replay it belongs to") UUID replay,
        @Schema(
                        required = true,
                        enumeration = {"delivered", "failing", "failed"})
                String status,
        @Schema(required = true) int attempts,
        @Schema(required = true, description = "When it was first tried") Instant begunAt,
        @Schema(required = true, description = "When it was last tried") Instant triedAt,
        @Schema(description = "When it is tried again") Instant nextAt,
        @Schema(description = "Of the endpoint's last answer; absent when there was none")
                Integer answerStatus,
        @Schema(description = "Why there was no answer", examples = "timeout") String fault,
        @Schema(description = "The beginning of its last answer, or the fault in words")
                String answer) {}
