package org.copractice.membership.cohort;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A cohort as its events have left it.
///
/// ```
/// Unformed ──Formed──▶ Standing ──╮
///                          ▲      │ everything else
///                          ╰──────╯
/// ```
public sealed interface Cohort {

    record Unformed() implements Cohort {}

    /// @param stays in the order of joining; of one person, only the last may go on
    /// @param leads in the order of time
    record Standing(
            UUID community, Label label, ProgramYear year, List<Stay> stays, List<Lead> leads)
            implements Cohort {

        public Standing {
            stays = List.copyOf(stays);
            leads = List.copyOf(leads);
        }

        Optional<Stay> latestStay(UUID person) {
            return stays.reversed().stream()
                    .filter(stay -> stay.person().equals(person))
                    .findFirst();
        }

        Standing with(Label changed) {
            return new Standing(community, changed, year, stays, leads);
        }

        Standing with(Stay begun) {
            return withStays(Stream.concat(stays.stream(), Stream.of(begun)).toList());
        }

        Standing withChanged(Stay before, Stay after) {
            return withStays(
                    stays.stream().map(stay -> stay.equals(before) ? after : stay).toList());
        }

        Standing with(Lead changed) {
            return new Standing(
                    community,
                    label,
                    year,
                    stays,
                    Stream.concat(leads.stream(), Stream.of(changed)).toList());
        }

        private Standing withStays(List<Stay> changed) {
            return new Standing(community, label, year, changed, leads);
        }
    }
}
