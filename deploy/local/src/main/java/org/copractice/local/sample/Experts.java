package org.copractice.local.sample;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.copractice.local.sample.Practice.Engagement;
import org.copractice.local.sample.Practice.Expert;

/// The thought partners, and what they were asked for.
///
/// @param ids of the experts by their names, as the service answered them
record Experts(Api api, Practice practice, Steps steps, Map<String, String> ids) {

    Experts(Api api, Practice practice, Steps steps) {
        this(api, practice, steps, new ConcurrentHashMap<>());
    }

    void load() {
        steps.each("Experts", practice.experts(), this::offer);
        steps.each("Engagements", practice.engagements(), this::ask);
    }

    private void offer(Expert expert) {
        var offered =
                api.post(
                        "/v1/experts",
                        Body.of("organization", Ids.organization(expert.organization()))
                                .and("person", Person.id(expert.person()))
                                .and("topics", expert.topics())
                                .and("frameworks", expert.frameworks())
                                .and("populations", expert.populations())
                                .and("on", expert.on()));
        var id = offered.path("id").asText();
        ids.put(expert.name(), id);
        if (expert.withdrawnOn() != null) {
            var path = "/v1/experts/%s/withdrawal".formatted(id);
            api.post(path, Body.of("on", expert.withdrawnOn()));
        }
    }

    private void ask(Engagement engagement) {
        var path = "/v1/engagements/" + Ids.of("engagement", engagement.name());
        api.put(
                path,
                Body.of("organization", Ids.organization(engagement.organization()))
                        .and("community", Ids.community(engagement.community()))
                        .and(
                                "expert",
                                engagement.expert() == null ? null : ids.get(engagement.expert()))
                        .and("topic", engagement.topic())
                        .and("purpose", engagement.purpose())
                        .and("neededBy", engagement.neededBy())
                        .and("on", engagement.on()));
        api.steps(path, engagement.steps());
    }
}
