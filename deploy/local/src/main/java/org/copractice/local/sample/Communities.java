package org.copractice.local.sample;

import java.util.List;
import org.copractice.local.sample.Network.Community;
import org.copractice.local.sample.Network.Decision;
import org.copractice.local.sample.Network.Office;
import org.copractice.local.sample.Network.Seat;
import org.copractice.local.sample.Network.Term;

/// The communities: founded, given a committee, its decisions, and the answers of the county
/// offices that were invited.
record Communities(Api api, Network network, Steps steps) {

    void load() {
        steps.each("Communities", network.communities(), this::found);
        for (var community : network.communities()) {
            steps.each(
                    community.name() + " invitations",
                    network.offices(),
                    office -> invite(community, office));
        }
    }

    private void found(Community community) {
        var path = "/v1/communities/" + community.id();
        api.put(
                path,
                Body.of("name", community.name())
                        .and("subjects", community.subjects())
                        .and("scope", "statewide")
                        .and("description", community.description())
                        .and("foundedOn", community.foundedOn()));
        community.committee().forEach(seat -> seat(path, community, seat));
        community.decisions().forEach(decision -> decide(path, community, decision));
    }

    private void seat(String path, Community community, Seat seat) {
        var id = Ids.of("seat", community.name() + "/" + seat.title());
        api.post(path + "/seats", Body.of("id", id).and("title", seat.title()));
        seat.terms().forEach(term -> grant("%s/seats/%s".formatted(path, id), term));
    }

    private void grant(String path, Term term) {
        api.post(
                path + "/terms",
                Body.of("holder", Person.id(term.holder()))
                        .and("from", term.from())
                        .and("until", term.until()));
        if (term.vacatedOn() != null) {
            api.post(
                    path + "/vacancy",
                    Body.of("on", term.vacatedOn()).and("reason", term.reason()));
        }
    }

    private void decide(String path, Community community, Decision decision) {
        var name = community.name() + "/" + decision.decidedOn();
        api.post(
                path + "/decisions",
                Body.of("id", Ids.of("decision", name))
                        .and("decidedOn", decision.decidedOn())
                        .and("evidence", decision.evidence())
                        .and("stage", decision.stage())
                        .and("adopt", themes(community, decision.adopt())));
    }

    private static List<Body> themes(Community community, List<String> focusAreas) {
        return focusAreas.stream()
                .map(name -> Body.of("id", Ids.focusArea(community.name(), name)).and("name", name))
                .toList();
    }

    private void invite(Community community, Office office) {
        var invited =
                api.post(
                        "/v1/memberships",
                        Body.of("community", community.id())
                                .and("organization", office.id())
                                .and("by", "invited")
                                .and("on", community.invitedOn()));
        if (!community.unanswered().contains(office.name())) {
            api.post(
                    "/v1/memberships/%s/answer".formatted(invited.path("id").asText()),
                    Body.of("accepted", !community.declined().contains(office.name()))
                            .and("on", community.answeredOn()));
        }
    }
}
