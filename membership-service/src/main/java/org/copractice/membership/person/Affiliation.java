package org.copractice.membership.person;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Somebody's work for an organization in a role.
///
/// @param until the first day after it; null while it lasts
public record Affiliation(UUID id, UUID organization, Role role, LocalDate from, LocalDate until) {

    boolean isEmpty() {
        return until != null && !until.isAfter(from);
    }

    /// This one under the id of the one it continues, if there is one.
    Affiliation asRecordedIn(List<Affiliation> others) {
        return others.stream()
                .filter(other ->
                        organization.equals(other.organization)
                                && role == other.role
                                && from.equals(other.from))
                .findFirst()
                .map(other -> new Affiliation(other.id, organization, role, from, until))
                .orElse(this);
    }

    /// Whether both say the same of a day.
    boolean repeats(Affiliation other) {
        return !id.equals(other.id)
                && organization.equals(other.organization)
                && role == other.role
                && startsBeforeEndOf(other)
                && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(Affiliation other) {
        return other.until == null || from.isBefore(other.until);
    }
}
