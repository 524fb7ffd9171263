package org.copractice.local.sample;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The communities: founded, given a committee, its first decision, and the invitation of every
/// county office.
record Communities(Api api, Network network, Steps steps) {

    boolean areComplete() {
        return network.communities().stream().allMatch(it -> uninvited(it).isEmpty());
    }

    void load() {
        steps.each("Communities", network.communities(), this::found);
        for (var community : network.communities()) {
            steps.each(
                    community.name() + " invitations",
                    uninvited(community),
                    office -> invite(community, office));
        }
    }

    private void found(Network.Community community) {
        var path = "/v1/communities/" + community.id();
        api.put(
                path,
                Map.of(
                        "name", community.name(),
                        "subjects", community.subjects(),
                        "scope", "statewide",
                        "description", community.description(),
                        "foundedOn", community.foundedOn()));
        community.seats().forEach(title -> seat(path, community, title));
        api.post(
                path + "/decisions",
                Map.of(
                        "id", Ids.of("decision", community.name()),
                        "decidedOn", community.decidedOn(),
                        "evidence", community.evidence(),
                        "adopt", focusAreas(community)));
    }

    private void seat(String path, Network.Community community, String title) {
        var name = community.name() + "/" + title;
        var seat = Ids.of("seat", name);
        api.post(path + "/seats", Map.of("id", seat, "title", title));
        api.post(
                "%s/seats/%s/terms".formatted(path, seat),
                Map.of(
                        "holder", Ids.of("person", name),
                        "from", network.term().from(),
                        "until", network.term().until()));
    }

    private static List<Map<String, Object>> focusAreas(Network.Community community) {
        return community.focusAreas().stream()
                .map(name ->
                        Map.<String, Object>of(
                                "id",
                                Ids.of("focus-area", community.name() + "/" + name),
                                "name",
                                name))
                .toList();
    }

    /// Asked, not remembered: who has answered or left since was invited all the same.
    private List<Network.Office> uninvited(Network.Community community) {
        var invited =
                api.list("/v1/memberships?limit=200&community=" + community.id()).stream()
                        .map(membership -> membership.path("organization").asText())
                        .collect(Collectors.toSet());
        return network.offices().stream()
                .filter(office -> !invited.contains(office.id().toString()))
                .toList();
    }

    private void invite(Network.Community community, Network.Office office) {
        api.post(
                "/v1/memberships",
                Map.of(
                        "community", community.id(),
                        "organization", office.id(),
                        "by", "invited",
                        "on", community.invitedOn()));
    }
}
