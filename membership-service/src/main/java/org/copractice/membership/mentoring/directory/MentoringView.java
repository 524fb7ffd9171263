package org.copractice.membership.mentoring.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.mentoring.Mentoring;
import org.copractice.membership.mentoring.Mentoring.None;
import org.copractice.membership.mentoring.Mentoring.Paired;
import org.copractice.membership.mentoring.Period;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A mentoring as others see it. Absent values are null and stay out of the JSON.
@Schema(name = "Mentoring", description = "Who mentors whom in a community")
public record MentoringView(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(required = true) UUID community,
        @Schema(required = true, description = "Id of a person") UUID mentor,
        @Schema(required = true, description = "Id of a person") UUID mentee,
        @Schema(required = true, description = "In the order of time") List<PeriodView> periods,
        @Schema(required = true) Instant registeredAt,
        @Schema(required = true) Instant changedAt) {

    @Schema(name = "MentoringPeriod", description = "A time of mentoring without interruption")
    public record PeriodView(
            @Schema(required = true) LocalDate from,
            @Schema(description = "The first day after it; absent while it goes on")
                    LocalDate until,
            @Schema(description = "Id of what it is about, unless that is a topic") UUID focusArea,
            @Schema(description = "What it is about, unless that is a focus area") String topic,
            @Schema(enumeration = {"completed", "broken-off", "mistaken"}) String ending) {

        static PeriodView of(Period period) {
            return new PeriodView(
                    period.from(),
                    period.until(),
                    period.purpose().focusArea(),
                    period.purpose().topic(),
                    period.ending() == null ? null : period.ending().code());
        }
    }

    public static MentoringView of(Current<Mentoring> current) {
        return switch (current.state()) {
            case Paired paired ->
                    new MentoringView(
                            current.stream(),
                            current.revision(),
                            paired.pair().community(),
                            paired.pair().mentor(),
                            paired.pair().mentee(),
                            paired.periods().stream().map(PeriodView::of).toList(),
                            current.since(),
                            current.at());
            case None _ -> throw new IllegalArgumentException("no mentoring yet");
        };
    }
}
