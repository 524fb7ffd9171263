package org.copractice.membership.subscription.delivery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What came of a test.
@Schema(name = "Ping", description = "What came of a test message")
public record Pinged(
        @Schema(required = true, description = "Whether the endpoint answered with 2xx")
                boolean delivered,
        @Schema(description = "Of the endpoint's answer; absent when there was none")
                Integer answerStatus,
        @Schema(description = "Why there was no answer", examples = "timeout") String fault,
        @Schema(description = "The beginning of its answer, or the fault in words")
                String answer) {}
