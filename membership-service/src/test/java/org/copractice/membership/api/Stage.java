package org.copractice.membership.api;

import static io.restassured.RestAssured.given;
import static org.copractice.membership.testing.Network.change;
import static org.copractice.membership.testing.People.affiliated;
import static org.copractice.membership.testing.People.claimed;
import static org.copractice.membership.testing.People.registered;
import static org.copractice.membership.testing.People.registry;
import static org.hamcrest.Matchers.lessThan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.copractice.membership.testing.Api;
import org.copractice.membership.testing.Network;
import org.copractice.membership.testing.People;

/// The records of all examples, members who stand in some relation to some of them, and a person
/// about whom only those may learn who may read people.
final class Stage {

    /// What is said of that person; found nowhere else, so that it shows wherever it comes out.
    private static final List<String> MARKS =
            List.of(
                    "Xenobia Marksdottir",
                    "Marksdottir, Xenobia",
                    "xem/xyr",
                    "xenobia.marks@example.org",
                    "+1 530 555 7319",
                    "Marks upon marks");

    /// Of all partners who call.
    static final String CLIENT = "partner";

    private final String marked;
    private final String subscription;
    private final Map<String, Example> examples = Example.byOperation();
    private final Map<String, Set<String>> more = new HashMap<>();

    /// By subject and relation, the records to which it ties them.
    private final Map<String, Map<String, Set<String>>> ties = new HashMap<>();

    Stage() {
        Example.all().forEach(this::perform);
        marked = marked();
        more.put("/v1/people", Set.of(marked));
        subscription = subscription();
        more.put("/v1/subscriptions", Set.of(subscription));
        var community = id("recordDecision");
        var office = id("reopenOrganization");
        var regional = regional();
        more.put("/v1/communities", Set.of(regional));
        own("self");
        seated("seated", community, "2099-01-01");
        seated("once-seated", community, "2020-02-01");
        seated("seated-elsewhere", Network.community("Elsewhere").toString(), "2099-01-01");
        works("staff", office, "coe-specialist", null);
        works("once-staff", office, "coe-specialist", "2020-02-01");
        works("teacher", office, "teacher", null);
        works("staff-elsewhere", elsewhere(), "county-superintendent", null);
        ties.get("seated")
                .put(
                        "committee of this community",
                        ids("recordDecision", "answerInvitation", "admitMember", "refuseMember"));
        ties.get("staff").put("own organization", ids("reopenOrganization", "answerInvitation"));
        ties.get("staff").put("own region", Set.of(regional));
    }

    /// What is known of a person who does not call here, and their id.
    Set<String> marks() {
        return new TreeSet<>(Stream.concat(MARKS.stream(), Stream.of(marked)).toList());
    }

    /// Who has claimed a record, by what the issuer calls them.
    Set<String> members() {
        return ties.keySet();
    }

    Map<String, Set<String>> ties(String subject) {
        return ties.getOrDefault(subject, Map.of());
    }

    /// A subscription that there is not is nobody's yet: its own client makes it.
    Map<String, Set<String>> tiesOfClient() {
        return Map.of("own subscription", Set.of(subscription, EveryCallerTest.MISSING));
    }

    /// Ids to be tried where the operation has `{id}`: of the example, of other records of the
    /// kind, and of one that there is not.
    Set<String> ids(Example example, Caller caller, String missing) {
        if (!example.operation().path().contains("{id}")) {
            return Set.of("none");
        }
        var kind = example.operation().path().replaceAll("(/v1/[^/]*).*", "$1");
        return Stream.of(
                        Set.of(id(example), missing),
                        more.getOrDefault(kind, Set.<String>of()),
                        kind.equals("/v1/people")
                                ? caller.ties().getOrDefault("own record", Set.of())
                                : Set.<String>of())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    static String id(Example example) {
        return example.given().at("/path/id").asText();
    }

    private String id(String operation) {
        return id(examples.get(operation));
    }

    private Set<String> ids(String... operations) {
        return Stream.of(operations).map(this::id).collect(Collectors.toSet());
    }

    private void perform(Example example) {
        var administrator = given().auth().oauth2(TestIssuer.person("admin", "administrator"));
        example.send(administrator, "*").then().statusCode(lessThan(300));
    }

    private static String marked() {
        return registry()
                .body(
                        """
                        {"name":{"full":"%s","sortAs":"%s","pronouns":"%s"},
                         "contact":{"email":"%s","phone":"%s"},"expertise":["%s"]}
                        """
                                .formatted(MARKS.toArray()))
                .post(People.PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String subscription() {
        return given().auth()
                .oauth2(TestIssuer.client(CLIENT, "events.subscribe"))
                .contentType("application/json")
                .body("{\"address\":\"https://hooks.example.org/own\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /// Of the region in which the example's office lies.
    private static String regional() {
        var body =
                "{\"name\":\"Region"
                        + " 3\",\"subjects\":[\"math\"],\"scope\":\"regional\",\"region\":3}";
        return Api.partner()
                .body(body)
                .post("/v1/communities")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String elsewhere() {
        Api.county("58", 9);
        return Network.organization("Elsewhere", "county-office", "58").toString();
    }

    private UUID own(String subject) {
        var person = registered(subject, subject);
        claimed(person, subject).statusCode(200);
        ties.put(subject, new HashMap<>(Map.of("own record", Set.of(person.toString()))));
        return person;
    }

    private void seated(String subject, String community, String until) {
        var seat = UUID.randomUUID();
        var path = "/v1/communities/" + community + "/seats";
        change(path, "{\"id\":\"%s\",\"title\":\"%s\"}".formatted(seat, subject)).statusCode(200);
        change(
                        path + "/" + seat + "/terms",
                        "{\"holder\":\"%s\",\"from\":\"2020-01-01\",\"until\":\"%s\"}"
                                .formatted(own(subject), until))
                .statusCode(200);
    }

    private void works(String subject, String organization, String role, String until) {
        affiliated(
                        own(subject),
                        UUID.randomUUID(),
                        UUID.fromString(organization),
                        role,
                        "2020-01-01",
                        until)
                .statusCode(200);
    }
}
