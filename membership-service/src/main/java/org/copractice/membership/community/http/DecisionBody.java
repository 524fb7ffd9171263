package org.copractice.membership.community.http;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.http.Text;
import org.copractice.membership.community.CommunityCommand.Decide;
import org.copractice.membership.community.Decision;
import org.copractice.membership.community.Decision.Theme;
import org.copractice.membership.community.Stage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a committee has decided.
@Schema(name = "DecisionBody")
record DecisionBody(
        @Schema(description = "Minted by the caller, so that a repeat is recognized") UUID id,
        @NotNull(message = "The date is needed.") LocalDate decidedOn,
        @NotNull(message = "Say where the decision is written down.")
                @Text(max = 4000, lines = true)
                @Schema(
                        description = "Where the decision is written down",
                        examples = "Minutes of 2026-09-14, item 3",
                        maxLength = 4000)
                String evidence,
        @Size(max = 50, message = "At most 50.")
                List<@NotNull(message = "Not null.") @Valid Adoption> adopt,
        @Size(max = 50, message = "At most 50.") @Schema(description = "Ids of focus areas")
                List<@NotNull(message = "Not null.") UUID> retire,
        @Pattern(
                        regexp = "potential|coalescing|maturing|stewardship|legacy",
                        message = "One of potential, coalescing, maturing, stewardship, legacy.")
                @Schema(
                        enumeration = {
                            "potential",
                            "coalescing",
                            "maturing",
                            "stewardship",
                            "legacy"
                        })
                String stage) {

    static final List<String> STAGES = Arrays.stream(Stage.values()).map(Stage::code).toList();

    @Schema(name = "FocusAreaBody")
    record Adoption(
            @Schema(description = "Minted by the caller, so that a repeat is recognized") UUID id,
            @NotNull(message = "A name is needed.")
                    @Text(max = 200)
                    @Schema(examples = "Access and equity", maxLength = 200)
                    String name,
            @Text(max = 4000, lines = true) @Schema(maxLength = 4000) String description) {

        private Theme theme() {
            return new Theme(
                    minted(id), name.strip(), description == null ? null : description.strip());
        }
    }

    DecisionBody {
        adopt = adopt == null ? List.of() : adopt;
        retire = retire == null ? List.of() : retire;
    }

    Decide decide() {
        return new Decide(
                new Decision(
                        minted(id),
                        decidedOn,
                        evidence.strip(),
                        adopt.stream().map(Adoption::theme).toList(),
                        retire.stream().distinct().toList(),
                        stage == null ? null : Stage.of(stage)));
    }

    private static UUID minted(UUID id) {
        return id == null ? UuidCreator.getTimeOrderedEpoch() : id;
    }
}
