package org.copractice.membership.region.directory;

import java.time.Instant;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.region.Region;
import org.copractice.membership.region.Region.Known;
import org.copractice.membership.region.Region.Unknown;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A region as others see it.
@Schema(name = "Region", description = "A group of counties")
public record RegionView(
        @Schema(required = true, examples = "3") int number,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(required = true, examples = "Region 3") String name,
        @Schema(required = true) Instant registeredAt,
        @Schema(required = true) Instant changedAt) {

    public static RegionView of(Current<Region> current) {
        return switch (current.state()) {
            case Known(var number, var name) ->
                    new RegionView(number, current.revision(), name, current.since(), current.at());
            case Unknown _ -> throw new IllegalArgumentException("no region yet");
        };
    }
}
