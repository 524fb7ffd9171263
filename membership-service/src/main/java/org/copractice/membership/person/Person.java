package org.copractice.membership.person;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// A person's record as its events have left it.
///
/// ```
///                  Separated ╭──────── Duplicate ──Forgotten──╮
///                            ▼             ▲                  ▼
/// Unknown ──Registered──▶ Known ──Merged───╯ Known ─Forgotten─▶ Gone
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

    /// Merged into another record of the same person. Nothing of it changes meanwhile, so it can be
    /// taken apart again as it was.
    record Duplicate(Known record, UUID survivor) implements Person {}

    /// What is left is what statistics are made of.
    ///
    /// @param survivor that it was merged into; null if it was not
    record Gone(Traces traces, UUID survivor, LocalDate on) implements Person {}

    /// Personal data. All of it is null when an earlier state of a forgotten person is looked at.
    record Profile(Name name, Contact contact, List<String> expertise) {}

    /// What another record of the person has brought along.
    ///
    /// @param person id of that record
    record Part(UUID person, List<Affiliation> affiliations) {}

    /// What is no personal data by itself, and stays.
    record Traces(
            List<String> subjects,
            Leadership leadership,
            List<Affiliation> affiliations,
            List<Consent> consents,
            List<Part> parts) {

        static final Traces NONE =
                new Traces(List.of(), Leadership.NONE, List.of(), List.of(), List.of());

        boolean holds(UUID person) {
            return parts.stream().anyMatch(part -> part.person().equals(person));
        }

        Traces withSubjects(List<String> others) {
            return new Traces(others, leadership, affiliations, consents, parts);
        }

        Traces withLeadership(Leadership other) {
            return new Traces(subjects, other, affiliations, consents, parts);
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
                    consents,
                    parts);
        }

        Traces with(Consent consent) {
            return new Traces(subjects, leadership, affiliations, append(consents, consent), parts);
        }

        Traces with(Part part) {
            return new Traces(subjects, leadership, affiliations, consents, append(parts, part));
        }

        Traces without(UUID person) {
            return new Traces(
                    subjects,
                    leadership,
                    affiliations,
                    consents,
                    parts.stream().filter(part -> !part.person().equals(person)).toList());
        }

        private static <T> List<T> append(List<T> items, T item) {
            return Stream.concat(items.stream(), Stream.of(item)).toList();
        }
    }
}
