package org.copractice.membership.person;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// A person's record as its events have left it.
///
/// ```
/// Unknown ──Registered──▶ Known ──Forgotten──▶ Gone
///                         ▲   │
///                         ╰───╯ all others
/// ```
public sealed interface Person {

    record Unknown() implements Person {}

    /// @param subject of the token that the record is claimed with; null while nobody has
    record Known(Profile profile, Traces traces, String subject) implements Person {

        Known with(Profile other) {
            return new Known(other, traces, subject);
        }

        Known with(Traces other) {
            return new Known(profile, other, subject);
        }
    }

    /// What is left is what statistics are made of.
    record Gone(Traces traces, LocalDate on) implements Person {}

    /// Personal data. All of it is null when an earlier state of a forgotten person is looked at.
    record Profile(Name name, Contact contact, List<String> expertise) {}

    /// What is no personal data by itself, and stays.
    record Traces(
            List<String> subjects,
            Leadership leadership,
            List<Affiliation> affiliations,
            List<Consent> consents) {

        static final Traces NONE = new Traces(List.of(), Leadership.NONE, List.of(), List.of());

        Traces withSubjects(List<String> others) {
            return new Traces(others, leadership, affiliations, consents);
        }

        Traces withLeadership(Leadership other) {
            return new Traces(subjects, other, affiliations, consents);
        }

        Traces with(Affiliation changed) {
            var others =
                    affiliations.stream()
                            .map(each -> each.id().equals(changed.id()) ? changed : each)
                            .toList();
            return new Traces(
                    subjects,
                    leadership,
                    others.contains(changed) ? others : append(others, changed),
                    consents);
        }

        Traces with(Consent consent) {
            return new Traces(subjects, leadership, affiliations, append(consents, consent));
        }

        private static <T> List<T> append(List<T> items, T item) {
            return Stream.concat(items.stream(), Stream.of(item)).toList();
        }
    }
}
