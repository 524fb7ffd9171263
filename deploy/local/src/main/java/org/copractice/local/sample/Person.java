package org.copractice.local.sample;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A person who does not exist. What has no type here is sent as it stands in the file.
///
/// @param key by which the other files name the person
record Person(
        String key,
        Map<String, Object> name,
        Map<String, Object> contact,
        List<String> subjects,
        List<String> expertise,
        List<Work> work,
        Map<String, Object> leadership,
        List<Consent> consents,
        List<Belonging> memberships) {

    Person {
        subjects = Source.orNone(subjects);
        expertise = Source.orNone(expertise);
        consents = Source.orNone(consents);
    }

    /// @param organization its name
    record Work(String organization, String role, String from, String until) {}

    record Consent(String purpose, boolean given, String on) {}

    /// @param community its name
    /// @param steps in their order: what `step` calls is told the rest
    record Belonging(String community, String by, String on, List<Map<String, Object>> steps) {}

    /// @param note what whoever opens the file has to know
    private record People(String note, List<Person> people) {}

    static List<Person> read() {
        return Source.read("people.json", People.class).people();
    }

    static UUID id(String key) {
        return Ids.of("person", key);
    }

    UUID id() {
        return id(key);
    }
}
