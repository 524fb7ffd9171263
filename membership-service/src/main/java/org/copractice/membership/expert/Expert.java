package org.copractice.membership.expert;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// An expert's offer as its events have left it.
///
/// ```
///                    ╭──Revised──╮
/// nothing ──Offered──▶ stands ───┴──Withdrawn──▶ withdrawn
///                        ▲                          │
///                        ╰─────────Offered──────────╯
/// ```
public sealed interface Expert {

    record None() implements Expert {}

    /// @param latest the day of what happened last
    /// @param spans in the order of time, never empty; only the last may stand
    record Known(Provider provider, Field field, LocalDate latest, List<Span> spans)
            implements Expert {

        public Known {
            spans = List.copyOf(spans);
        }

        boolean stands() {
            return spans.getLast().stands();
        }

        Known with(Field revised, LocalDate on) {
            return new Known(provider, revised, on, spans);
        }

        Known offered(Field again, LocalDate on) {
            return new Known(
                    provider,
                    again,
                    on,
                    Stream.concat(spans.stream(), Stream.of(new Span(on, null))).toList());
        }

        Known withdrawn(LocalDate on) {
            var before = spans.subList(0, spans.size() - 1);
            var over = new Span(spans.getLast().from(), on);
            return new Known(
                    provider, field, on, Stream.concat(before.stream(), Stream.of(over)).toList());
        }
    }
}
