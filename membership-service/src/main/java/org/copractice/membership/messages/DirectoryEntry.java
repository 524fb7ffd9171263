package org.copractice.membership.messages;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.membership.person.Affiliation;

/// What other services may know of a person who has consented to it.
///
/// @param name as the person writes it
/// @param work whatever had not ended when this was written
record DirectoryEntry(UUID person, String name, List<Work> work) {

    /// Work for an organization, and where that organization is.
    ///
    /// @param county absent when the organization has none
    /// @param region number; absent when there is no county
    /// @param until the first day after it; absent while nobody knows of an end
    record Work(UUID organization, String county, Integer region, LocalDate from, LocalDate until) {

        static Work of(Affiliation each, Location where) {
            return new Work(
                    each.organization(), where.county(), where.region(), each.from(), each.until());
        }
    }

    /// Of an organization.
    record Location(String county, Integer region) {

        static final Location NOWHERE = new Location(null, null);
    }
}
