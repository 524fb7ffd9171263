package org.copractice.membership.listing.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.listing.Listing;
import org.copractice.membership.listing.Listing.None;
import org.copractice.membership.listing.Listing.Posted;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A listing as others see it. Absent values are null and stay out of the JSON.
@Schema(name = "Listing", description = "A strength or a need of a county office")
public record ListingView(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(required = true, description = "Id of an organization") UUID office,
        @Schema(
                        required = true,
                        enumeration = {"offer", "ask"})
                String kind,
        @Schema(description = "Id of what it is about, unless that is a topic") UUID focusArea,
        @Schema(description = "What it is about, unless that is a focus area") String topic,
        @Schema(
                        required = true,
                        enumeration = {"open", "withdrawn"})
                String status,
        @Schema(required = true) LocalDate from,
        @Schema(description = "The first day after it; absent while it stands") LocalDate until,
        @Schema(required = true) Instant registeredAt,
        @Schema(required = true) Instant changedAt) {

    public static ListingView of(Current<Listing> current) {
        return switch (current.state()) {
            case Posted posted ->
                    new ListingView(
                            current.stream(),
                            current.revision(),
                            posted.office(),
                            posted.kind().code(),
                            posted.subject().focusArea(),
                            posted.subject().topic(),
                            posted.until() == null ? "open" : "withdrawn",
                            posted.from(),
                            posted.until(),
                            current.since(),
                            current.at());
            case None _ -> throw new IllegalArgumentException("no listing yet");
        };
    }
}
