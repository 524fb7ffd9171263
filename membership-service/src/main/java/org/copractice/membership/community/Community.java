package org.copractice.membership.community;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A community as its events have left it.
///
/// ```
/// Unfounded ──Founded──▶ Standing ──╮
///                            ▲      │ everything else
///                            ╰──────╯
/// ```
public sealed interface Community {

    record Unfounded() implements Community {}

    /// @param focusAreas current and former ones, in the order of adoption
    /// @param stages in the order of time; the first is that of the founding, the last is the
    ///   present one
    record Standing(
            Charter charter,
            List<Seat> committee,
            List<FocusArea> focusAreas,
            List<Decision> decisions,
            List<Transition> stages)
            implements Community {

        public Standing {
            committee = List.copyOf(committee);
            focusAreas = List.copyOf(focusAreas);
            decisions = List.copyOf(decisions);
            stages = List.copyOf(stages);
        }

        public LocalDate foundedOn() {
            return stages.getFirst().on();
        }

        public Transition latest() {
            return stages.getLast();
        }

        Optional<Seat> seat(UUID id) {
            return committee.stream().filter(seat -> seat.id().equals(id)).findAny();
        }

        Standing with(Charter changed) {
            return new Standing(changed, committee, focusAreas, decisions, stages);
        }

        Standing with(Seat added) {
            return withCommittee(Stream.concat(committee.stream(), Stream.of(added)).toList());
        }

        Standing withChanged(Seat changed) {
            return withCommittee(
                    committee.stream()
                            .map(seat -> seat.id().equals(changed.id()) ? changed : seat)
                            .toList());
        }

        Standing with(Decision made) {
            return new Standing(
                    charter,
                    committee,
                    Stream.concat(
                                    focusAreas.stream().map(area -> after(made, area)),
                                    made.adopt().stream().map(theme -> adopted(made, theme)))
                            .toList(),
                    Stream.concat(decisions.stream(), Stream.of(made)).toList(),
                    Stream.concat(
                                    stages.stream(),
                                    Stream.ofNullable(made.stage())
                                            .map(stage -> transition(made, stage)))
                            .toList());
        }

        private Standing withCommittee(List<Seat> seats) {
            return new Standing(charter, seats, focusAreas, decisions, stages);
        }

        private static FocusArea after(Decision made, FocusArea area) {
            return made.retire().contains(area.id()) ? area.retired(made.decidedOn()) : area;
        }

        private static FocusArea adopted(Decision made, Decision.Theme theme) {
            return new FocusArea(
                    theme.id(), theme.name(), theme.description(), made.decidedOn(), null);
        }

        private static Transition transition(Decision made, Stage stage) {
            return new Transition(stage, made.decidedOn(), made.evidence());
        }
    }

    /// The entry into a stage.
    ///
    /// @param evidence of the decision; null for the founding
    record Transition(Stage stage, LocalDate on, String evidence) {}
}
