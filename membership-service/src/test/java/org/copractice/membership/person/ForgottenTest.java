package org.copractice.membership.person;

import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Network.change;
import static org.copractice.membership.testing.People.PATH;
import static org.copractice.membership.testing.People.administrator;
import static org.copractice.membership.testing.People.affiliated;
import static org.copractice.membership.testing.People.as;
import static org.copractice.membership.testing.People.path;
import static org.copractice.membership.testing.People.registered;
import static org.copractice.membership.testing.People.registry;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.membership.testing.Api;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The right to be forgotten, as far as this service keeps anything.
@QuarkusTest
@QuarkusTestResource(value = Engines.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForgottenTest {

    private final UUID id = UUID.randomUUID();
    private final String one = path(id);

    /// What identifies the person, in words that occur nowhere else.
    private final Map<String, String> secret =
            Map.of(
                    "name", word(),
                    "earlier name", word(),
                    "sorted as", word(),
                    "pronouns", word(),
                    "expertise", word(),
                    "phone", "5550%010d".formatted(Integer.toUnsignedLong(id.hashCode())),
                    "sign-in", "sub" + word());

    private final Everywhere everywhere = new Everywhere();
    private UUID community;

    /// Lower-case ASCII letters, which look the same in a sort key.
    private static String word() {
        return "zq" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "qz";
    }

    private String body(String name) {
        return """
        {"name":{"full":"%s Núñez","sortAs":"%s","pronouns":"%s"},
         "contact":{"email":"%s@example.org","phone":"%s"},
         "subjects":["math"],"expertise":["%s"]}
        """
                .formatted(
                        name,
                        secret.get("sorted as"),
                        secret.get("pronouns"),
                        // the tests' issuer derives the address from the subject
                        secret.get("sign-in"),
                        secret.get("phone"),
                        secret.get("expertise"));
    }

    @BeforeEach
    void a_person_who_has_done_all_that_people_do() {
        Api.county("91", 9);
        Api.kind("museum", false);
        community = Network.community("Math " + id);
        var office = Network.organization("Office " + id, "museum", "91");
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            registry()
                    .header("Idempotency-Key", key)
                    .body(body(secret.get("earlier name")))
                    .put(one)
                    .then()
                    .statusCode(201);
        }
        affiliated(id, UUID.randomUUID(), office, "teacher", "2019-08-01", null).statusCode(200);
        as(secret.get("sign-in"))
                .header("If-Match", "*")
                .post(one + "/claim")
                .then()
                .statusCode(200);
        as(secret.get("sign-in"))
                .header("If-Match", "*")
                .body(body(secret.get("name")))
                .put(one)
                .then()
                .statusCode(200);
        as(secret.get("sign-in"))
                .header("If-Match", "*")
                .body("{\"given\":true,\"on\":\"2026-09-01\"}")
                .put(one + "/consents/directory")
                .then()
                .statusCode(200);
        change(
                        "/v1/memberships",
                        "{\"community\":\"%s\",\"person\":\"%s\",\"by\":\"requested\",\"on\":\"2026-07-01\"}"
                                .formatted(community, id))
                .statusCode(201);
        whatGoesWrong();
    }

    /// Errors that have the person's data before their eyes.
    private void whatGoesWrong() {
        var name = secret.get("name");
        registry().body(body(name) + "}").put(one).then().statusCode(400);
        registry().body(body("\u0001" + name)).put(one).then().statusCode(400);
        registry()
                .header("If-Match", "\"1\"")
                .body(body("x" + name))
                .put(one)
                .then()
                .statusCode(412);
        registry().body("[\"" + name + "\"]").put(one).then().statusCode(400);
        registry().queryParam("name", name).queryParam("x", name).get(PATH).then().statusCode(400);
        registry().queryParam("name", secret.get("sorted as")).get(PATH).then().statusCode(200);
    }

    @AfterEach
    void search_no_more() {
        everywhere.close();
    }

    private void forget() {
        as(secret.get("sign-in"))
                .header("If-Match", "*")
                .post(one + "/erasure")
                .then()
                .statusCode(200);
    }

    @Test
    void a_receipt_says_what_was_erased_and_what_stays() {
        administrator().get(one + "/erasure").then().statusCode(404);
        as(secret.get("sign-in"))
                .header("If-Match", "\"7\"")
                .post(one + "/erasure")
                .then()
                .statusCode(412);
        as(secret.get("sign-in"))
                .header("If-Match", "\"6\"")
                .post(one + "/erasure")
                .then()
                .statusCode(200)
                .header("ETag", "\"7\"")
                .body("person", equalTo(id.toString()))
                .body("keyDestroyed", equalTo(true))
                .body("erased.place", contains("keys", "events", "people", "people-directory"))
                .body("erased.count", contains(1, 4, 1, 1))
                .body("services.service", contains("membership"))
                .body("kept.place", contains("events", "people"))
                .body("kept.count", contains(7, 1));
        administrator()
                .get(one + "/erasure")
                .then()
                .statusCode(200)
                .body("keyDestroyed", equalTo(true));
        administrator()
                .header("If-Match", "*")
                .post(one + "/erasure")
                .then()
                .statusCode(200)
                .header("ETag", "\"7\"");
    }

    @Test
    void a_tombstone_is_what_is_left() {
        var before = registry().get(one).then().extract().jsonPath().getString("changedAt");
        forget();
        registry()
                .get(one)
                .then()
                .statusCode(200)
                .body("status", equalTo("forgotten"))
                .body("name", nullValue())
                .body("contact", nullValue())
                .body("expertise", nullValue())
                .body("claimed", nullValue())
                .body("subjects", contains("math"))
                .body("affiliations.role", contains("teacher"));
        registry()
                .queryParam("as-of", before)
                .get(one)
                .then()
                .statusCode(200)
                .body("status", equalTo("known"))
                .body("name", nullValue())
                .body("affiliations.role", contains("teacher"));
        registry()
                .get(one + "/history")
                .then()
                .statusCode(200)
                .body(
                        "items.type",
                        contains(
                                "person.registered",
                                "person.described",
                                "person.affiliated",
                                "person.claimed",
                                "person.renamed",
                                "person.consent-decided",
                                "person.forgotten"))
                .body("items[0].data", equalTo(Map.of()))
                .body("items[4].data", equalTo(Map.of()));
        registry()
                .queryParam("name", secret.get("sorted as"))
                .get(PATH)
                .then()
                .body("items", equalTo(List.of()));
        registry()
                .header("If-Match", "*")
                .body(body("x"))
                .put(one)
                .then()
                .statusCode(409)
                .body("code", equalTo("person-forgotten"));
        as(secret.get("sign-in")).get(one).then().statusCode(404);
    }

    @Test
    void nothing_of_the_person_is_left_anywhere_and_every_number_stays() {
        registered("Somebody else", "somebody");
        everywhere.analyzed();
        assertEquals(
                Set.of("public.person", "pg_catalog.pg_statistic"),
                everywhere.tablesWith(secret.get("sorted as")),
                "this search finds what there is");
        assertTrue(everywhere.filesWith(secret.get("sorted as")).size() > 0);
        until(
                "others have been told",
                () ->
                        everywhere
                                .segmentsWith(secret.get("name"))
                                .equals(Set.of("people-directory.v1")));
        var numbers = numbers();
        var key = everywhere.keyOf(id);
        assertEquals(Set.of("public.personal_key"), everywhere.tablesWith(key));
        forget();
        until("all is published", everywhere::isPublished);
        assertEquals(numbers, numbers());

        secret.values()
                .forEach(word ->
                        assertTrue(
                                Set.of("pg_catalog.pg_statistic")
                                        .containsAll(everywhere.tablesWith(word)),
                                "what can be asked for is gone at once"));

        everywhere.rebuilt("people-3", "person");
        everywhere.vacuumed();
        until(
                "the topic is compacted",
                () -> everywhere.segmentsWith(secret.get("name")).isEmpty());
        secret.forEach(this::assertNothing);
        assertNothing("key", key);
        assertEquals(numbers, numbers());
    }

    @Test
    void what_is_filled_anew_is_what_was_there() {
        forget();
        var live = everywhere.rows("person", "person_affiliation");
        everywhere.rebuilt("people-3", "person");
        assertEquals(live, everywhere.rows("person", "person_affiliation"));
    }

    private void assertNothing(String what, String word) {
        assertEquals(new TreeSet<String>(), everywhere.tablesWith(word), what);
        assertEquals(new TreeSet<String>(), everywhere.filesWith(word), what);
        assertEquals(List.of(), everywhere.messagesWith(word), what);
        assertEquals(new TreeSet<String>(), everywhere.segmentsWith(word), what);
        assertEquals(List.of(), everywhere.logsWith(word), what);
        assertEquals(false, everywhere.metricsHave(word), what);
    }

    /// What is counted, and where the person's contributions belong.
    private List<String> numbers() {
        return List.of(
                answer("/v1/communities/%s/coverage?kind=museum".formatted(community))
                        .replaceAll("\"position\":\\d+", ""),
                answer(PATH + "/counts?on=2020-01-01"),
                answer(PATH + "/counts"),
                answer("/v1/memberships?person=" + id),
                registry().get(one + "/places?on=2020-01-01").then().extract().asString());
    }

    private static String answer(String path) {
        return member().get(path).then().statusCode(200).extract().asString();
    }
}
