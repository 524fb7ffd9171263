package org.copractice.membership.person;

import static org.copractice.membership.testing.People.PATH;
import static org.copractice.membership.testing.People.administrator;
import static org.copractice.membership.testing.People.affiliated;
import static org.copractice.membership.testing.People.as;
import static org.copractice.membership.testing.People.claimed;
import static org.copractice.membership.testing.People.path;
import static org.copractice.membership.testing.People.registered;
import static org.copractice.membership.testing.People.registry;
import static org.copractice.membership.testing.People.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.copractice.membership.testing.Api;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = Engines.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonEndpointTest {

    private final UUID id = UUID.randomUUID();
    private final String subject = "s-" + id;

    @BeforeEach
    void reference_data() {
        Api.kind("museum", false);
    }

    @Test
    void a_new_one_is_answered_with_its_place_and_tag() {
        registry()
                .body(
                        """
                        {"name":{"full":" Ana María Peña ","sortAs":"Peña, Ana María",
                                 "pronouns":"she/her"},
                         "contact":{"email":"ana@example.org","phone":"+1 530 555 0100"},
                         "subjects":["science","math","math"],"expertise":["Number talks"]}
                        """)
                .put(path(id))
                .then()
                .statusCode(201)
                .header("Location", endsWith(path(id)))
                .header("ETag", "\"2\"")
                .body("id", equalTo(id.toString()))
                .body("status", equalTo("known"))
                .body("name.full", equalTo("Ana María Peña"))
                .body("name.pronouns", equalTo("she/her"))
                .body("contact.email", equalTo("ana@example.org"))
                .body("subjects", contains("math", "science"))
                .body("expertise", contains("Number talks"))
                .body("leadership", equalTo("none"))
                .body("affiliations", equalTo(List.of()))
                .body("claimed", nullValue())
                .body("subject", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sukarno", "王小明", "سارة", "Þóra Björk Ágústsdóttir", "O’Neil-Núñez"})
    void any_script_and_one_name_will_do(String name) {
        registry()
                .body("{\"name\":{\"full\":\"%s\"}}".formatted(name))
                .put(path(id))
                .then()
                .statusCode(201)
                .body("name.full", equalTo(name))
                .body("contact", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/name",
                "{\"name\":{}}|/name/full",
                "{\"name\":{\"full\":\" \"}}|/name/full",
                "{\"name\":{\"full\":\"A\"},\"contact\":{\"email\":\"no\"}}|/contact/email",
                "{\"name\":{\"full\":\"A\"},\"contact\":{\"phone\":\"no\"}}|/contact/phone",
                "{\"name\":{\"full\":\"A\"},\"subjects\":[\"Math!\"]}|/subjects/0",
                "{\"name\":{\"full\":\"A\"},\"leadership\":\"established\"}|/leadership",
                "{\"name\":{\"full\":\"A\"},\"subject\":\"s\"}|/subject",
                "{\"name\":{\"full\":\"A\"},\"consents\":[]}|/consents"
            })
    void what_does_not_fit_is_named(String body, String pointer) {
        registry()
                .body(body)
                .put(path(id))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
        registry().get(path(id)).then().statusCode(404);
    }

    @Test
    void it_is_changed_by_who_has_seen_it_and_read_as_it_was() {
        var person = registered("Ana Peña", subject);
        var before =
                registry().get(path(person)).then().extract().jsonPath().getString("changedAt");
        var body = "{\"name\":{\"full\":\"Ana María Peña\"}}";
        registry().body(body).put(path(person)).then().statusCode(428);
        registry()
                .header("If-Match", "\"1\"")
                .body(body)
                .put(path(person))
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("contact", nullValue());
        registry()
                .queryParam("as-of", before)
                .get(path(person))
                .then()
                .statusCode(200)
                .body("name.full", equalTo("Ana Peña"));
        registry()
                .get(path(person) + "/history")
                .then()
                .statusCode(200)
                .body(
                        "items.type",
                        contains("person.registered", "person.renamed", "person.contact-changed"))
                .body("items[1].data.name.full", equalTo("Ana María Peña"));
    }

    @Test
    void people_are_listed_by_name_and_by_where_they_work() {
        Api.county("31", 3);
        var office = Network.organization("Office " + id, "museum", "31");
        var teacher = registered("Peña " + id, subject);
        var principal = registered("Pine " + id, subject);
        affiliated(teacher, UUID.randomUUID(), office, "teacher", "2019-08-01", null);
        affiliated(principal, UUID.randomUUID(), office, "principal", "2019-08-01", "2020-08-01");
        var names = "items.name.full";
        listed("organization", office, "on", "2019-09-01")
                .body(names, contains("Peña " + id, "Pine " + id));
        listed("organization", office, "role", "principal").body(names, equalTo(List.of()));
        listed("organization", office, "on", "2020-08-01").body(names, contains("Peña " + id));
        listed("organization", office, "name", "pena").body(names, contains("Peña " + id));
        listed("organization", office, "subject", "math").body("items.size()", equalTo(0));
        listed("organization", office, "leadership", "none").body("items.size()", equalTo(1));
        for (var wrong : new String[] {"role", "leadership", "organization", "on"}) {
            registry()
                    .queryParam(wrong, "nonsense'")
                    .get(PATH)
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo(wrong));
        }
    }

    private ValidatableResponse listed(Object... query) {
        var request = registry();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i].toString(), query[i + 1]);
        }
        return request.get(PATH).then().statusCode(200);
    }

    @Test
    void county_and_region_follow_the_work_on_the_date_asked() {
        Api.county("71", 31);
        Api.county("72", 32);
        var first = Network.organization("First " + id, "museum", "71");
        var second = Network.organization("Second " + id, "museum", "72");
        var person = registered("Ana", subject);
        affiliated(person, new UUID(1, 1), first, "teacher", "2019-08-01", "2021-08-01")
                .statusCode(200);
        affiliated(person, new UUID(1, 2), second, "researcher", "2020-08-01", null);
        placed(person, "2019-07-31").body("places", equalTo(List.of()));
        placed(person, "2019-08-01")
                .body("places.county", contains("71"))
                .body("places.region", contains(31))
                .body("places[0].role", equalTo("teacher"));
        placed(person, "2021-07-31").body("places.region", contains(31, 32));
        placed(person, "2021-08-01").body("places.county", contains("72"));

        // what is recorded now changes nothing of what was before
        Api.county("72", 33);
        placed(person, "2021-08-01").body("places.region", contains(32));
        registry()
                .get(path(person) + "/places")
                .then()
                .statusCode(200)
                .body("places.region", contains(33));
        placed(UUID.randomUUID(), "2021-08-01", 404);
    }

    private ValidatableResponse placed(UUID person, String on) {
        return placed(person, on, 200);
    }

    private ValidatableResponse placed(UUID person, String on, int status) {
        return registry()
                .queryParam("on", on)
                .get(path(person) + "/places")
                .then()
                .statusCode(status);
    }

    @Test
    void work_is_for_organizations_that_exist_in_roles_that_are_known() {
        var person = registered("Ana", subject);
        affiliated(person, id, UUID.randomUUID(), "teacher", "2019-08-01", null)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/organization"));
        var office = Network.organization("Office " + id);
        affiliated(person, id, office, "boss", "2019-08-01", null)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/role"));
        affiliated(person, id, office, "teacher", "2019-08-01", "2019-08-01")
                .statusCode(409)
                .body("code", equalTo("affiliation-empty"));
        affiliated(UUID.randomUUID(), id, office, "teacher", "2019-08-01", null).statusCode(404);
    }

    @Test
    void consent_has_a_history() {
        var person = registered("Ana", subject);
        consent(person, "directory", true, "2026-09-01").statusCode(200);
        consent(person, "directory", false, "2026-09-02")
                .statusCode(200)
                .body("consents.purpose", contains("directory", "directory"))
                .body("consents.given", contains(true, false));
        consent(person, "directory", true, "2026-09-01")
                .statusCode(409)
                .body("code", equalTo("before-latest-decision"));
        consent(person, "everything", true, "2026-09-01").statusCode(400);
    }

    private static ValidatableResponse consent(
            UUID person, String purpose, boolean given, String on) {
        return registry()
                .header("If-Match", "*")
                .body("{\"given\":%s,\"on\":\"%s\"}".formatted(given, on))
                .put(path(person) + "/consents/" + purpose)
                .then();
    }

    @Test
    void leadership_is_what_the_network_says_not_the_person() {
        var person = registered("Ana", subject);
        claimed(person, subject).statusCode(200);
        var body = "{\"leadership\":\"established\",\"on\":\"2026-09-01\"}";
        var leadership = path(person) + "/leadership";
        as(subject).header("If-Match", "*").body(body).put(leadership).then().statusCode(403);
        registry()
                .header("If-Match", "*")
                .body(body)
                .put(leadership)
                .then()
                .statusCode(200)
                .body("leadership", equalTo("established"));
    }

    @Test
    void a_person_reads_and_changes_their_own_record_once_it_is_claimed() {
        var person = registered("Ana", subject);
        as(subject).get(path(person)).then().statusCode(404);
        claimed(person, subject).statusCode(200).body("claimed", equalTo(true));
        claimed(person, subject).statusCode(200);
        as(subject).get(path(person)).then().statusCode(200);
        as(subject).get(path(person) + "/history").then().statusCode(200);
        as(subject).get(path(person) + "/places").then().statusCode(200);
        as(subject)
                .header("If-Match", "\"2\"")
                .body("{\"given\":true,\"on\":\"2026-09-01\"}")
                .put(path(person) + "/consents/contact")
                .then()
                .statusCode(200);
        as(subject)
                .header("If-Match", "\"3\"")
                .body("{\"name\":{\"full\":\"Ana P.\"}}")
                .put(path(person))
                .then()
                .statusCode(200)
                .body("name.full", equalTo("Ana P."));
        as(subject).get(PATH).then().statusCode(403);
        as(subject).body("{\"name\":{\"full\":\"B\"}}").post(PATH).then().statusCode(403);
    }

    /// The token's subject stands beside the person's id nowhere: it could not be forgotten there.
    @Test
    void what_people_do_with_their_own_record_is_recorded_under_their_id() {
        var person = registered("Ana", subject);
        claimed(person, subject);
        as(subject)
                .header("If-Match", "*")
                .body("{\"given\":true,\"on\":\"2026-09-01\"}")
                .put(path(person) + "/consents/contact");
        var self = "person/" + person;
        registry()
                .get(path(person) + "/history")
                .then()
                .body("items.actor", contains("registry", self, self))
                .body("items.type", hasItem("person.claimed"))
                .body("items.data.subject", everyItem(nullValue()));
    }

    @Test
    void a_foreign_record_answers_exactly_like_a_missing_one() {
        var foreign = registered("Ana", "somebody");
        var own = registered("Bo", subject);
        claimed(own, subject);
        for (var below : new String[] {"", "/history", "/places", "?as-of=2099-01-01"}) {
            assertEquals(answer(path(UUID.randomUUID()) + below), answer(path(foreign) + below));
        }
        for (var person : new UUID[] {foreign, UUID.randomUUID()}) {
            claimed(person, subject).statusCode(404).body("code", equalTo("not-found"));
            as(subject)
                    .header("If-Match", "*")
                    .post(path(person) + "/erasure")
                    .then()
                    .statusCode(404);
            as(subject)
                    .header("If-Match", "*")
                    .body("{\"name\":{\"full\":\"B\"}}")
                    .put(path(person))
                    .then()
                    .statusCode(404);
        }
    }

    private String answer(String path) {
        return as(subject)
                .get(path)
                .then()
                .statusCode(404)
                .extract()
                .asString()
                .replaceAll("\"traceId\":\"[^\"]*\"", "")
                .replaceAll("[0-9a-f-]{36}", "");
    }

    @Test
    void nobody_claims_what_is_not_theirs() {
        var person = registered("Ana", subject);
        var email = subject + "@example.org";
        with(TestIssuer.unverified("thief", email, "member"))
                .header("If-Match", "*")
                .post(path(person) + "/claim")
                .then()
                .statusCode(404);
        claimed(person, subject).statusCode(200);
        claimed(registered("Bo", subject), subject)
                .statusCode(409)
                .body("code", equalTo("claims-another"));
        with(TestIssuer.client("registry", "people.read people.write"))
                .header("If-Match", "*")
                .post(path(person) + "/claim")
                .then()
                .statusCode(403);
    }

    @Test
    void partners_need_a_scope_of_its_own() {
        var person = registered("Ana", subject);
        var partner = TestIssuer.client("partner", "membership.read membership.write");
        for (var place : new String[] {PATH, path(person), path(person) + "/history"}) {
            with(partner).get(place).then().statusCode(403).body("code", equalTo("forbidden"));
        }
        var reader = TestIssuer.client("reader", "people.read");
        with(reader).get(path(person)).then().statusCode(200);
        with(reader).body("{\"name\":{\"full\":\"B\"}}").post(PATH).then().statusCode(403);
        registry().header("If-Match", "*").post(path(person) + "/erasure").then().statusCode(403);
        administrator().get(path(person) + "/erasure").then().statusCode(404);
    }

    @Test
    void a_repeated_key_gets_the_first_answer_also_from_the_person_themselves() {
        var person = registered("Ana", subject);
        claimed(person, subject);
        for (int i = 0; i < 2; i++) {
            as(subject)
                    .header("If-Match", "\"2\"")
                    .header("Idempotency-Key", "key")
                    .body("{\"name\":{\"full\":\"Ana P.\"}}")
                    .put(path(person))
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"4\"");
        }
    }
}
