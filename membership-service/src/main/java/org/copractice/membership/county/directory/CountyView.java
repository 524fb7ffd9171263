package org.copractice.membership.county.directory;

import java.time.Instant;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.county.County;
import org.copractice.membership.county.County.Known;
import org.copractice.membership.county.County.Unknown;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A county as others see it.
@Schema(name = "County", description = "A county and the region it lies in")
public record CountyView(
        @Schema(required = true, examples = "21") String code,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(required = true, examples = "Marin") String name,
        @Schema(required = true, description = "Federal code", examples = "06041") String fips,
        @Schema(required = true, description = "Number of its region", examples = "4") int region,
        @Schema(required = true) Instant registeredAt,
        @Schema(required = true) Instant changedAt) {

    public static CountyView of(Current<County> current) {
        return switch (current.state()) {
            case Known(var code, var name, var fips, var region) ->
                    new CountyView(
                            code,
                            current.revision(),
                            name,
                            fips,
                            region,
                            current.since(),
                            current.at());
            case Unknown _ -> throw new IllegalArgumentException("no county yet");
        };
    }
}
