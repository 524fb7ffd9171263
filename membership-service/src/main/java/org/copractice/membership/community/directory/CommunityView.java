package org.copractice.membership.community.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Current;
import org.copractice.membership.community.Charter;
import org.copractice.membership.community.Community;
import org.copractice.membership.community.Community.Standing;
import org.copractice.membership.community.Community.Transition;
import org.copractice.membership.community.Community.Unfounded;
import org.copractice.membership.community.Decision;
import org.copractice.membership.community.Decision.Theme;
import org.copractice.membership.community.FocusArea;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A community as others see it. Absent values are null and stay out of the JSON.
@Schema(name = "Community", description = "A community of practice and its committee")
public record CommunityView(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "Also the ETag") int revision,
        @Schema(required = true, examples = "Math") String name,
        @Schema(required = true, examples = "[\"mathematics\"]") List<String> subjects,
        @Schema(
                        required = true,
                        enumeration = {"statewide", "regional", "local"})
                String scope,
        @Schema(description = "Number of its region, if it is regional", examples = "3")
                Integer region,
        String description,
        @Schema(required = true) LocalDate foundedOn,
        @Schema(
                        required = true,
                        enumeration = {
                            "potential",
                            "coalescing",
                            "maturing",
                            "stewardship",
                            "legacy"
                        })
                String stage,
        @Schema(
                        required = true,
                        description = "The present stage in the other set of labels",
                        enumeration = {
                            "potential",
                            "coalescing",
                            "active",
                            "dispersed",
                            "memorable"
                        })
                String stageAlsoCalled,
        @Schema(required = true, description = "Its stages in the order of time")
                List<StageView> stages,
        @Schema(required = true, description = "Current ones, in the order of adoption")
                List<FocusAreaView> focusAreas,
        @Schema(required = true, description = "Retired ones, in the order of adoption")
                List<FocusAreaView> formerFocusAreas,
        @Schema(required = true, description = "The seats of its committee")
                List<SeatView> committee,
        @Schema(required = true, description = "What its committee has decided")
                List<DecisionView> decisions,
        @Schema(required = true, description = "Communities that it carries on")
                List<UUID> succeeds,
        @Schema(required = true, description = "Communities that it has taken in")
                List<UUID> absorbs,
        @Schema(required = true) Instant registeredAt,
        @Schema(required = true) Instant changedAt) {

    /// @param evidence absent for the founding
    @Schema(name = "CommunityStage", description = "A stage and when the community entered it")
    public record StageView(String stage, String alsoCalled, LocalDate on, String evidence) {

        static StageView of(Transition entered) {
            return new StageView(
                    entered.stage().code(),
                    entered.stage().alsoCalled(),
                    entered.on(),
                    entered.evidence());
        }
    }

    @Schema(name = "FocusArea", description = "A theme that the community owns or has owned")
    public record FocusAreaView(
            UUID id, String name, String description, LocalDate adoptedOn, LocalDate retiredOn) {

        static FocusAreaView of(FocusArea area) {
            return new FocusAreaView(
                    area.id(), area.name(), area.description(), area.adoptedOn(), area.retiredOn());
        }
    }

    /// @param adopted ids of focus areas
    /// @param retired ids of focus areas
    @Schema(name = "Decision", description = "A decision of the committee")
    public record DecisionView(
            UUID id,
            LocalDate decidedOn,
            String evidence,
            List<UUID> adopted,
            List<UUID> retired,
            String stage) {

        static DecisionView of(Decision made) {
            return new DecisionView(
                    made.id(),
                    made.decidedOn(),
                    made.evidence(),
                    made.adopt().stream().map(Theme::id).toList(),
                    made.retire(),
                    made.stage() == null ? null : made.stage().code());
        }
    }

    public static CommunityView of(Current<Community> current) {
        return switch (current.state()) {
            case Standing standing -> of(current, standing, standing.charter());
            case Unfounded _ -> throw new IllegalArgumentException("no community yet");
        };
    }

    private static CommunityView of(
            Current<Community> current, Standing standing, Charter charter) {
        return new CommunityView(
                current.stream(),
                current.revision(),
                charter.name(),
                charter.subjects(),
                charter.scope().code(),
                charter.region(),
                charter.description(),
                standing.foundedOn(),
                standing.latest().stage().code(),
                standing.latest().stage().alsoCalled(),
                standing.stages().stream().map(StageView::of).toList(),
                focusAreas(standing, true),
                focusAreas(standing, false),
                standing.committee().stream().map(SeatView::of).toList(),
                standing.decisions().stream().map(DecisionView::of).toList(),
                charter.succeeds(),
                charter.absorbs(),
                current.since(),
                current.at());
    }

    private static List<FocusAreaView> focusAreas(Standing standing, boolean current) {
        return standing.focusAreas().stream()
                .filter(area -> area.isCurrent() == current)
                .map(FocusAreaView::of)
                .toList();
    }
}
