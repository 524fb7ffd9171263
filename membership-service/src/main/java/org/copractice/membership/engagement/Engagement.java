package org.copractice.membership.engagement;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.copractice.membership.engagement.Step.Status;

/// A request for a thought partner as its events have left it.
///
/// ```
/// nothing ──Asked──▶ asked ──Accepted──▶ accepted ──Done──▶ done
///                    │   │                  │
///                    │   ╰────Withdrawn─────┴──▶ withdrawn
///                    ╰──Declined──▶ declined
/// ```
public sealed interface Engagement {

    record None() implements Engagement {}

    /// @param expert who was asked or has accepted; null while anybody may answer
    /// @param steps in the order in which they happened, never empty
    record Begun(Request request, UUID expert, List<Step> steps) implements Engagement {

        public Begun {
            steps = List.copyOf(steps);
        }

        public Step latest() {
            return steps.getLast();
        }

        public Status status() {
            return latest().status();
        }

        Begun with(Step step) {
            return with(expert, step);
        }

        Begun with(UUID accepting, Step step) {
            return new Begun(
                    request, accepting, Stream.concat(steps.stream(), Stream.of(step)).toList());
        }
    }
}
