package org.copractice.eventsourcing.feed;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How the document describes an event; what is sent is made by
/// [org.copractice.eventsourcing.publishing.CloudEvent], and a test compares the two.
@Schema(name = "CloudEvent", description = "A message, as CloudEvents 1.0 has it in JSON")
record CloudEventFormat(
        @Schema(examples = "1.0") String specversion,
        @Schema(description = "Of the event; a repeated message has the same") UUID id,
        @Schema(description = "The service", examples = "/membership") String source,
        @Schema(
                        description = "Name of the message",
                        examples = "org.copractice.membership.organization-renamed.v1")
                String type,
        @Schema(description = "Id of the record") UUID subject,
        @Schema(description = "When it was recorded") Instant time,
        @Schema(description = "Of the record after it", examples = "2") int revision,
        @Schema(
                        description = "Of the message before about this record; 0 for the first",
                        examples = "1")
                int previousrevision,
        @Schema(description = "Of the store; changes when it is restored to an earlier point")
                UUID epoch,
        @Schema(description = "Shared by all that one request from outside led to")
                String correlationid,
        @Schema(description = "Id of the message that led to it") String causationid,
        @Schema(description = "W3C trace context") String traceparent,
        @Schema(examples = "application/json") String datacontenttype,
        @Schema(description = "As the schema of the type says") Object data) {}
