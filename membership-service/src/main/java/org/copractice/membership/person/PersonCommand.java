package org.copractice.membership.person;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What can be asked of a person's record.
public sealed interface PersonCommand {

    /// Let the person be known in this form, new or not.
    record Register(Name name, Contact contact, List<String> subjects, List<String> expertise)
            implements PersonCommand {}

    /// Register the person together with work they do, as a line of a file says it. Work in the
    /// same role at the same organization from the same day on is the work that is recorded
    /// already.
    ///
    /// @param work its id is taken when it is new; null when nothing is said of work
    record Enroll(Register person, Affiliation work) implements PersonCommand {}

    record Recognize(Leadership leadership, LocalDate on) implements PersonCommand {}

    /// New under its id, or as it is from now on.
    record Affiliate(Affiliation affiliation) implements PersonCommand {}

    record DecideConsent(Consent consent) implements PersonCommand {}

    /// @param email that the issuer of the token has verified
    record Claim(String subject, String email) implements PersonCommand {}

    /// Let this record be seen as part of another of the same person; the other is asked to
    /// [Absorb] it.
    ///
    /// @param other the survivor as it is
    record Merge(UUID duplicate, UUID survivor, Person other) implements PersonCommand {}

    /// @param other the duplicate as it is
    record Absorb(UUID duplicate, UUID survivor, Person other) implements PersonCommand {}

    /// Take the merge back; the survivor is asked to [Release] it.
    ///
    /// @param survivor null for a record that is merged into none
    record Separate(UUID survivor) implements PersonCommand {}

    record Release(UUID duplicate) implements PersonCommand {}

    record Forget(LocalDate on) implements PersonCommand {}
}
