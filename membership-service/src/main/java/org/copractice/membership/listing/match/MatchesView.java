package org.copractice.membership.listing.match;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.membership.listing.match.Matching.Match;
import org.copractice.membership.listing.match.Matching.Reason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The offers that fit an ask, best first.
@Schema(name = "ListingMatches", description = "The offers that fit an ask, best first")
record MatchesView(
        @Schema(required = true, description = "Id of the ask") UUID ask,
        @Schema(required = true, description = "The day on which the offers stand") LocalDate on,
        @Schema(required = true) List<Line> matches) {

    @Schema(name = "ListingMatch", description = "An offer that fits, and why it stands here")
    record Line(
            @Schema(required = true, description = "Id of the organization that offers")
                    UUID office,
            @Schema(required = true, description = "Id of the offer") UUID offer,
            @Schema(description = "Number of the office's region; absent without a county")
                    Integer region,
            @Schema(required = true, description = "It has been offered since") LocalDate from,
            @Schema(
                            required = true,
                            description =
                                    "same-focus-area or same-topic, then other-region, same-region"
                                            + " or region-unknown")
                    List<String> reasons) {

        static Line of(Match match) {
            var offer = match.offer();
            return new Line(
                    offer.office(),
                    offer.listing(),
                    offer.region(),
                    offer.from(),
                    match.reasons().stream().map(Reason::code).toList());
        }
    }

    static MatchesView of(UUID ask, LocalDate on, List<Match> matches) {
        return new MatchesView(ask, on, matches.stream().map(Line::of).toList());
    }
}
