package org.copractice.local;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the sample holds, counted by a partner.
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(WholePlatform.class)
@Order(1)
class SampleTest {

    private static final String ON = "2026-09-01";

    private final Running running;
    private final Map<String, String> communities = new TreeMap<>();

    SampleTest(Running running) {
        this.running = running;
        running.list("/v1/communities?limit=200")
                .forEach(it -> communities.put(it.path("name").asText(), it.path("id").asText()));
    }

    @Test
    void of_260_people_250_are_members_and_35_of_them_in_both_communities() {
        assertEquals(260, running.list("/v1/people?limit=200").size());
        var math = members("Math");
        var science = members("Science");
        assertEquals(140, math.size());
        assertEquals(145, science.size());
        var all = new HashSet<>(math);
        all.addAll(science);
        assertEquals(250, all.size());
    }

    @Test
    void they_work_in_every_region() {
        var people = new TreeMap<Integer, Integer>();
        for (var region : running.get("/v1/people/counts?on=" + ON).path("regions")) {
            people.put(region.path("region").asInt(0), region.path("people").asInt());
        }
        var elsewhere = people.remove(0);
        assertEquals(
                List.of(20, 36, 39, 35, 16, 19, 24, 16, 12, 16, 14), List.copyOf(people.values()));
        assertEquals(16, elsewhere);
    }

    @Test
    void they_work_in_every_role() {
        var expected =
                Map.of(
                        "teacher", 41,
                        "teacher-on-assignment", 19,
                        "principal", 19,
                        "district-staff", 41,
                        "coe-specialist", 83,
                        "county-superintendent", 11,
                        "higher-education-faculty", 22,
                        "researcher", 10,
                        "partner-expert", 11,
                        "agency-staff", 8);
        for (var role : expected.entrySet()) {
            var people = running.list("/v1/people?limit=200&on=" + ON + "&role=" + role.getKey());
            assertEquals(role.getValue(), people.size(), role.getKey());
        }
    }

    @Test
    void some_lead() {
        assertEquals(28, running.list("/v1/people?limit=200&leadership=established").size());
        assertEquals(36, running.list("/v1/people?limit=200&leadership=emerging").size());
    }

    @Test
    void they_have_consented_to_this_and_that_and_taken_it_back() {
        var given = new TreeMap<String, Integer>();
        for (var person : running.list("/v1/people?limit=200")) {
            var latest = new TreeMap<String, Boolean>();
            for (var consent : person.path("consents")) {
                latest.put(consent.path("purpose").asText(), consent.path("given").asBoolean());
            }
            latest.forEach((purpose, yes) -> given.merge(purpose + " " + yes, 1, Integer::sum));
            if (latest.isEmpty()) {
                given.merge("nothing", 1, Integer::sum);
            }
        }
        assertEquals(
                Map.of(
                        "directory true", 189,
                        "directory false", 24,
                        "contact true", 70,
                        "contact false", 24,
                        "export true", 47,
                        "research true", 46,
                        "nothing", 24),
                given);
    }

    @Test
    void the_offices_have_answered_but_for_one_in_each_community() {
        assertEquals(Map.of("active", 57L, "invited", 1L), offices("Math"));
        assertEquals(Map.of("active", 55L, "declined", 2L, "invited", 1L), offices("Science"));
    }

    @Test
    void each_committee_has_five_seats_with_terms_one_after_the_other() {
        assertEquals(
                List.of(
                        "Chair 4",
                        "Northern counties 4",
                        "Central counties 4",
                        "Southern counties 4",
                        "Small counties 3"),
                seats("Math"));
        assertEquals(seats("Math"), seats("Science"));
        var left =
                running.get("/v1/communities/" + communities.get("Science"))
                        .path("committee")
                        .get(3);
        assertEquals("2026-03-02", left.path("terms").get(3).path("until").asText());
    }

    @Test
    void there_are_mentors_and_three_cohorts_of_each_community() {
        for (var community : communities.values()) {
            assertEquals(12, running.list("/v1/mentorings?community=" + community).size());
            assertEquals(
                    8, running.list("/v1/mentorings?on=" + ON + "&community=" + community).size());
            var cohorts = running.list("/v1/cohorts?community=" + community);
            assertEquals(3, cohorts.size());
            var first = cohorts.getFirst().path("id").asText();
            var led = running.list("/v1/cohorts?leader=" + first);
            assertEquals(List.of(2), led.stream().map(it -> it.path("number").asInt()).toList());
        }
    }

    @Test
    void the_experts_of_the_network_s_stories_are_there() {
        assertEquals(8, running.list("/v1/experts?limit=50").size());
        assertEquals(7, running.list("/v1/experts?on=" + ON).size());
        for (var topic :
                List.of(
                        "Inquiry in science",
                        "Adapted lessons",
                        "Professional learning in mathematics",
                        "TRU framework",
                        "Routines for Reasoning")) {
            assertEquals(
                    1, running.list("/v1/experts?topic=" + Running.encoded(topic)).size(), topic);
        }
        assertEquals(
                Map.of("done", 5L, "accepted", 1L, "declined", 1L, "withdrawn", 1L, "asked", 1L),
                counted(running.list("/v1/engagements?limit=50"), "status"));
    }

    @Test
    void what_an_office_asks_for_others_offer() {
        assertEquals(
                Map.of("offer", 27L, "ask", 16L),
                counted(running.list("/v1/listings?limit=50"), "kind"));
        assertEquals(
                List.of(
                        "Placer County Office of Education [same-topic, other-region]",
                        "Imperial County Office of Education [same-topic, other-region]",
                        "Trinity County Office of Education [same-topic, other-region]"),
                matches("Kings County Office of Education", "Lesson study"));
        assertEquals(
                List.of(),
                matches("Los Angeles County Office of Education", "Seismology in the classroom"));
    }

    @Test
    void what_a_broken_off_load_has_done_is_not_done_again() throws Exception {
        var before = running.events();
        running.loadPartly();
        assertEquals(before, running.events());
    }

    private Set<String> members(String community) {
        return running
                .list(
                        "/v1/memberships?status=active&limit=200&community="
                                + communities.get(community))
                .stream()
                .filter(membership -> membership.has("person"))
                .map(membership -> membership.path("person").asText())
                .collect(toSet());
    }

    private Map<String, Long> offices(String community) {
        return counted(
                running
                        .list("/v1/memberships?limit=200&community=" + communities.get(community))
                        .stream()
                        .filter(membership -> membership.has("organization"))
                        .toList(),
                "status");
    }

    private static Map<String, Long> counted(List<JsonNode> items, String field) {
        return items.stream()
                .map(item -> item.path(field).asText())
                .collect(groupingBy(Function.identity(), counting()));
    }

    private List<String> seats(String community) {
        var committee =
                running.get("/v1/communities/" + communities.get(community)).path("committee");
        return StreamSupport.stream(committee.spliterator(), false)
                .map(seat -> seat.path("title").asText() + " " + seat.path("terms").size())
                .toList();
    }

    private List<String> matches(String office, String topic) {
        var asks = running.list("/v1/listings?kind=ask&topic=" + Running.encoded(topic));
        var ask =
                asks.stream()
                        .filter(it -> name(it.path("office").asText()).equals(office))
                        .findAny()
                        .orElseThrow();
        var found = running.get("/v1/listings/" + ask.path("id").asText() + "/matches?on=" + ON);
        return StreamSupport.stream(found.path("matches").spliterator(), false)
                .map(match ->
                        name(match.path("office").asText())
                                + " "
                                + match.path("reasons")
                                        .toString()
                                        .replace("\"", "")
                                        .replace(",", ", "))
                .toList();
    }

    private String name(String organization) {
        return running.get("/v1/organizations/" + organization).path("name").asText();
    }
}
