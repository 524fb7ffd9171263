package org.copractice.membership.community.lineage;

import java.util.List;
import java.util.UUID;
import org.copractice.membership.community.lineage.Lineage.Kind;
import org.copractice.membership.community.lineage.Lineage.Tie;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where a community stands between those before and those after it.
@Schema(name = "Lineage", description = "The communities before and after this one")
record LineageView(
        @Schema(required = true) UUID community,
        @Schema(required = true, description = "It carries these on") List<Relative> succeeds,
        @Schema(required = true, description = "It has taken these in") List<Relative> absorbs,
        @Schema(required = true, description = "These carry it on") List<Relative> succeededBy,
        @Schema(required = true, description = "These have taken it in")
                List<Relative> absorbedBy) {

    @Schema(name = "RelatedCommunity")
    record Relative(UUID id, String name) {}

    static LineageView of(UUID community, List<Tie> ties) {
        return new LineageView(
                community,
                relatives(ties, Kind.SUCCEEDS),
                relatives(ties, Kind.ABSORBS),
                relatives(ties, Kind.SUCCEEDED_BY),
                relatives(ties, Kind.ABSORBED_BY));
    }

    private static List<Relative> relatives(List<Tie> ties, Kind kind) {
        return ties.stream()
                .filter(tie -> tie.kind() == kind)
                .map(tie -> new Relative(tie.community(), tie.name()))
                .toList();
    }
}
