package org.copractice.membership.cohort.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.cohort.Cohort;
import org.copractice.membership.cohort.Cohort.Standing;
import org.copractice.membership.cohort.Cohort.Unformed;
import org.copractice.membership.cohort.Lead;
import org.copractice.membership.cohort.Stay;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A cohort as others see it. Absent values are null and stay out of the JSON.
@Schema(name = "Cohort", description = "People of a community who go through a program together")
public record CohortView(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(required = true) UUID community,
        @Schema(description = "Unless it has a name", examples = "2") Integer number,
        @Schema(description = "Unless it has a number") String name,
        @Schema(required = true, examples = "2019-20") String programYear,
        @Schema(required = true, description = "In the order of joining") List<StayView> stays,
        @Schema(
                        required = true,
                        description = "By whom it is led, in the order of time; else by itself")
                List<LeadView> ledBy,
        @Schema(required = true) Instant registeredAt,
        @Schema(required = true) Instant changedAt) {

    @Schema(name = "CohortStay", description = "A time in which a person is in a cohort")
    public record StayView(
            @Schema(required = true, description = "Id of a person") UUID person,
            @Schema(required = true) LocalDate from,
            @Schema(description = "The first day after it; absent while it goes on")
                    LocalDate until) {

        static StayView of(Stay stay) {
            return new StayView(stay.person(), stay.from(), stay.until());
        }
    }

    @Schema(name = "CohortLead", description = "A time in which one cohort leads another")
    public record LeadView(
            @Schema(required = true, description = "Id of the cohort that leads") UUID cohort,
            @Schema(required = true) LocalDate from,
            @Schema(description = "The first day after it; absent while it goes on")
                    LocalDate until) {}

    public static CohortView of(Current<Cohort> current) {
        return switch (current.state()) {
            case Standing standing ->
                    new CohortView(
                            current.stream(),
                            current.revision(),
                            standing.community(),
                            standing.label().number(),
                            standing.label().name(),
                            standing.year().code(),
                            standing.stays().stream().map(StayView::of).toList(),
                            leads(standing.leads()),
                            current.since(),
                            current.at());
            case Unformed _ -> throw new IllegalArgumentException("no cohort yet");
        };
    }

    /// Each lasts until the next begins.
    private static List<LeadView> leads(List<Lead> leads) {
        var views = new ArrayList<LeadView>();
        for (int i = 0; i < leads.size(); i++) {
            var lead = leads.get(i);
            var until = i + 1 < leads.size() ? leads.get(i + 1).from() : null;
            if (lead.cohort() != null) {
                views.add(new LeadView(lead.cohort(), lead.from(), until));
            }
        }
        return views;
    }
}
