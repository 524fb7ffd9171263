package org.copractice.membership.person;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Personal;

/// What can happen to a person's record. Stored for ever, so no component is ever renamed, retyped
/// or removed; a personal one is null once the person is forgotten.
public sealed interface PersonEvent {

    record Registered(@Personal Name name, @Personal Contact contact) implements PersonEvent {}

    record Renamed(@Personal Name name) implements PersonEvent {}

    record ContactChanged(@Personal Contact contact) implements PersonEvent {}

    /// @param subjects that the person teaches or supports; counted, hence not personal
    /// @param expertise in words of their own
    record Described(List<String> subjects, @Personal List<String> expertise)
            implements PersonEvent {}

    /// @param leadership none, emerging or established
    record Recognized(String leadership, LocalDate on) implements PersonEvent {}

    /// @param role its code
    record Affiliated(
            UUID affiliation, UUID organization, String role, LocalDate from, LocalDate until)
            implements PersonEvent {}

    /// Ended, carried on or corrected: as it stands from now on.
    record AffiliationChanged(
            UUID affiliation, UUID organization, String role, LocalDate from, LocalDate until)
            implements PersonEvent {}

    record ConsentDecided(String purpose, boolean given, LocalDate on) implements PersonEvent {}

    /// @param subject of the token that the person signs in with
    record Claimed(@Personal(shown = false) String subject) implements PersonEvent {}

    /// It is a duplicate: seen as part of another record from now on.
    record Merged(UUID survivor) implements PersonEvent {}

    /// The merge was taken back.
    record Separated(UUID survivor) implements PersonEvent {}

    /// A duplicate is part of this record from now on.
    ///
    /// @param affiliations of the duplicate, which does not change meanwhile
    record Absorbed(UUID person, List<Work> affiliations) implements PersonEvent {}

    record Released(UUID person) implements PersonEvent {}

    /// An affiliation of another record.
    ///
    /// @param role its code
    record Work(
            UUID affiliation, UUID organization, String role, LocalDate from, LocalDate until) {}

    record Forgotten(LocalDate on) implements PersonEvent {}
}
