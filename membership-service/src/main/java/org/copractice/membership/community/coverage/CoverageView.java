package org.copractice.membership.community.coverage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.copractice.eventsourcing.readmodel.ReadModels.Reached;
import org.copractice.membership.community.coverage.Coverage.OfRegion;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How far a community has come among the organizations it is meant for.
@Schema(name = "Coverage", description = "Offices invited to, joined to and active in a community")
record CoverageView(
        @Schema(required = true) UUID community,
        @Schema(required = true, description = "Code of the kind that is counted") String kind,
        @Schema(description = "The moment asked for; absent for now") Instant asOf,
        @Schema(
                        required = true,
                        description = "Open ones that the community covers",
                        examples = "58")
                int offices,
        @Schema(required = true, description = "Invited by then, whatever they answered")
                int invited,
        @Schema(required = true, description = "Accepted or admitted by then, whatever came later")
                int joined,
        @Schema(required = true, description = "Active at that moment") int active,
        @Schema(required = true) List<OfRegion> regions,
        @Schema(
                        required = true,
                        description = "Whether all that was recorded when you asked is counted")
                boolean upToDate,
        @Schema(required = true, description = "How far in the order of recording it is counted")
                long position) {

    static CoverageView of(
            UUID community, String kind, Instant asOf, List<OfRegion> counted, Reached reached) {
        return new CoverageView(
                community,
                kind,
                asOf,
                sum(counted, OfRegion::offices),
                sum(counted, OfRegion::invited),
                sum(counted, OfRegion::joined),
                sum(counted, OfRegion::active),
                counted.stream().filter(region -> region.offices() > 0).toList(),
                reached.upToDate(),
                reached.position());
    }

    private static int sum(List<OfRegion> counted, ToIntFunction<OfRegion> number) {
        return counted.stream().mapToInt(number).sum();
    }
}
