package org.copractice.local.sample;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What people and offices do for each other. Persons are named by their keys, the rest by its
/// name.
///
/// @param note what whoever opens the file has to know
record Practice(
        String note,
        List<Mentoring> mentorings,
        List<Cohort> cohorts,
        List<Expert> experts,
        List<Engagement> engagements,
        List<Listing> listings) {

    /// @param focusArea null when it is about a topic
    /// @param end null while it goes on
    record Mentoring(
            String community,
            String mentor,
            String mentee,
            String on,
            String focusArea,
            String topic,
            Map<String, Object> end) {}

    /// @param ledBy number of an earlier cohort
    record Cohort(
            String community,
            int number,
            String programYear,
            List<Stay> members,
            Integer ledBy,
            String ledFrom) {

        UUID id() {
            return id(community, number);
        }

        static UUID id(String community, int number) {
            return Ids.of("cohort", community + "/" + number);
        }
    }

    record Stay(String person, String on, String leftOn) {}

    /// @param organization null for a person
    record Expert(
            String organization,
            String person,
            List<String> topics,
            List<String> frameworks,
            List<String> populations,
            String on,
            String withdrawnOn) {

        String name() {
            return organization == null ? person : organization;
        }
    }

    /// @param expert null when nobody in particular was asked
    /// @param steps in their order: what `step` calls is told the rest
    record Engagement(
            String name,
            String organization,
            String community,
            String expert,
            String topic,
            String purpose,
            String neededBy,
            String on,
            List<Map<String, Object>> steps) {}

    /// @param community whose focus area it is about; null when it is about a topic
    record Listing(
            String office,
            String kind,
            String community,
            String focusArea,
            String topic,
            String on) {

        UUID id() {
            var about = topic == null ? community + "/" + focusArea : topic;
            return Ids.of("listing", "%s/%s/%s".formatted(office, kind, about));
        }
    }

    static Practice read() {
        return Source.read("practice.json", Practice.class);
    }
}
