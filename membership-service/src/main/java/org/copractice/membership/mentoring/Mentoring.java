package org.copractice.membership.mentoring;

import java.util.List;
import java.util.stream.Stream;

/// A mentoring as its events have left it.
///
/// ```
/// nothing ──Begun──▶ going on ──Ended──▶ over
///                        ▲                 │
///                        ╰──────Begun──────╯
/// ```
public sealed interface Mentoring {

    record None() implements Mentoring {}

    /// @param periods in the order of time, never empty; only the last may go on
    record Paired(Pair pair, List<Period> periods) implements Mentoring {

        public Paired {
            periods = List.copyOf(periods);
        }

        public Period latest() {
            return periods.getLast();
        }

        Paired with(Period begun) {
            return new Paired(pair, Stream.concat(periods.stream(), Stream.of(begun)).toList());
        }

        Paired withLatest(Period changed) {
            var before = periods.subList(0, periods.size() - 1);
            return new Paired(pair, before).with(changed);
        }
    }
}
