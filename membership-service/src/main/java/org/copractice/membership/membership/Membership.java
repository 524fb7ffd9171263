package org.copractice.membership.membership;

import java.util.List;
import java.util.stream.Stream;
import org.copractice.membership.membership.Step.Status;

/// A membership as its events have left it.
///
/// ```
///           ╭─Invited──▶ invited ───Accepted─╮          ╭──Renewed──╮
/// nothing ──┤               ╰─Declined─▶ …   ├─▶ active ┴──Lapsed──▶ lapsed
///           ╰─Requested▶ requested ─Admitted─╯     │                   │
///                           ╰─Refused──▶ declined  ╰────▶ ended ◀──────╯
/// ```
///
/// What is declined, lapsed or ended may begin again with an invitation or a request; an invitation
/// or a request may also be ended without an answer.
public sealed interface Membership {

    record None() implements Membership {}

    /// @param steps in the order in which they happened, never empty
    record Begun(Parties parties, List<Step> steps) implements Membership {

        public Begun {
            steps = List.copyOf(steps);
        }

        public Step latest() {
            return steps.getLast();
        }

        public Status status() {
            return latest().kind().status();
        }

        Begun with(Step step) {
            return new Begun(parties, Stream.concat(steps.stream(), Stream.of(step)).toList());
        }
    }
}
