package org.copractice.membership.kind.directory;

import java.time.Instant;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.kind.Kind;
import org.copractice.membership.kind.Kind.Known;
import org.copractice.membership.kind.Kind.Unknown;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A kind of organization as others see it.
@Schema(name = "OrganizationKind", description = "A kind of organization")
public record KindView(
        @Schema(required = true, examples = "county-office") String code,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(required = true, examples = "County office of education") String name,
        @Schema(required = true, description = "Has a county and is its only open one")
                boolean onePerCounty,
        @Schema(required = true) Instant registeredAt,
        @Schema(required = true) Instant changedAt) {

    public static KindView of(Current<Kind> current) {
        return switch (current.state()) {
            case Known(var code, var name, var onePerCounty) ->
                    new KindView(
                            code,
                            current.revision(),
                            name,
                            onePerCounty,
                            current.since(),
                            current.at());
            case Unknown _ -> throw new IllegalArgumentException("no kind yet");
        };
    }
}
