package org.copractice.membership.person;

import java.time.LocalDate;
import java.util.List;

/// What can be asked of a person's record.
public sealed interface PersonCommand {

    /// Let the person be known in this form, new or not.
    record Register(Name name, Contact contact, List<String> subjects, List<String> expertise)
            implements PersonCommand {}

    record Recognize(Leadership leadership, LocalDate on) implements PersonCommand {}

    /// New under its id, or as it is from now on.
    record Affiliate(Affiliation affiliation) implements PersonCommand {}

    record DecideConsent(Consent consent) implements PersonCommand {}

    /// @param email that the issuer of the token has verified
    record Claim(String subject, String email) implements PersonCommand {}

    record Forget(LocalDate on) implements PersonCommand {}
}
