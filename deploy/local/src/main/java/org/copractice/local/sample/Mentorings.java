package org.copractice.local.sample;

import org.copractice.local.sample.Practice.Cohort;
import org.copractice.local.sample.Practice.Mentoring;
import org.copractice.local.sample.Practice.Stay;

/// Who mentors whom, and the cohorts, each but the first led by the one before it.
record Mentorings(Api api, Practice practice, Steps steps) {

    void load() {
        steps.each("Mentorings", practice.mentorings(), this::begin);
        steps.each("Cohorts", practice.cohorts(), this::form);
        var led = practice.cohorts().stream().filter(cohort -> cohort.ledBy() != null).toList();
        steps.each("Leading cohorts", led, this::entrust);
    }

    private void begin(Mentoring mentoring) {
        var begun =
                api.post(
                        "/v1/mentorings",
                        Body.of("community", Ids.community(mentoring.community()))
                                .and("mentor", Person.id(mentoring.mentor()))
                                .and("mentee", Person.id(mentoring.mentee()))
                                .and(
                                        "focusArea",
                                        Ids.focusArea(mentoring.community(), mentoring.focusArea()))
                                .and("topic", mentoring.topic())
                                .and("on", mentoring.on()));
        if (mentoring.end() != null) {
            var path = "/v1/mentorings/%s/ending".formatted(begun.path("id").asText());
            api.post(path, mentoring.end());
        }
    }

    private void form(Cohort cohort) {
        var path = "/v1/cohorts/" + cohort.id();
        api.put(
                path,
                Body.of("community", Ids.community(cohort.community()))
                        .and("number", cohort.number())
                        .and("programYear", cohort.programYear()));
        cohort.members().forEach(stay -> join(path, stay));
    }

    private void join(String path, Stay stay) {
        var person = Person.id(stay.person());
        api.post(path + "/members", Body.of("person", person).and("on", stay.on()));
        if (stay.leftOn() != null) {
            api.post(path + "/departures", Body.of("person", person).and("on", stay.leftOn()));
        }
    }

    private void entrust(Cohort cohort) {
        api.post(
                "/v1/cohorts/%s/lead".formatted(cohort.id()),
                Body.of("cohort", Cohort.id(cohort.community(), cohort.ledBy()))
                        .and("on", cohort.ledFrom()));
    }
}
