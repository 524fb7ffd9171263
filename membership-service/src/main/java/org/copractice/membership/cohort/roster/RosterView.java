package org.copractice.membership.cohort.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.copractice.membership.cohort.roster.Roster.Part;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A cohort on a day. Ids, in their own order.
@Schema(name = "CohortRoster", description = "Who is in a cohort and who leads it, on a day")
record RosterView(
        @Schema(required = true) UUID cohort,
        @Schema(required = true, description = "The day in question") LocalDate on,
        @Schema(required = true, description = "Ids of its members") List<UUID> members,
        @Schema(description = "Id of the cohort that leads it; absent when it leads itself")
                UUID ledBy,
        @Schema(required = true, description = "Ids of that cohort's members") List<UUID> leaders,
        @Schema(required = true, description = "Ids of the cohorts that it leads")
                List<UUID> leads) {

    static RosterView of(UUID cohort, LocalDate on, Map<Part, List<UUID>> parts) {
        return new RosterView(
                cohort,
                on,
                parts.get(Part.MEMBER),
                parts.get(Part.LED_BY).stream().findAny().orElse(null),
                parts.get(Part.LEADER),
                parts.get(Part.LEADS));
    }
}
