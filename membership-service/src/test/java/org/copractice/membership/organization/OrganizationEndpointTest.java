package org.copractice.membership.organization;

import static io.restassured.RestAssured.given;
import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Api.partner;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.copractice.membership.testing.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Engines.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrganizationEndpointTest {

    private static final String PATH = "/v1/organizations";

    private final UUID id = UUID.randomUUID();
    private final String one = PATH + "/" + id;

    @BeforeEach
    void reference_data() {
        Api.kind("museum", false);
        Api.kind("county-office", true);
        Api.county("21", 4);
        Api.county("38", 4);
    }

    private static String museum(String name) {
        return "{\"name\":\"%s\",\"kind\":\"museum\"}".formatted(name);
    }

    private ValidatableResponse put(String body) {
        return partner().body(body).put(one).then();
    }

    private ValidatableResponse change(String tag, String body) {
        return partner().header("If-Match", tag).body(body).put(one).then();
    }

    @Test
    void a_new_one_is_answered_with_its_place_and_tag() {
        put("""
        {"name":" Exploratorium ","kind":"museum","county":"38",
         "website":"https://www.exploratorium.edu"}\
        """)
                .statusCode(201)
                .header("Location", endsWith(one))
                .header("ETag", "\"1\"")
                .body("id", equalTo(id.toString()))
                .body("name", equalTo("Exploratorium"))
                .body("county", equalTo("38"))
                .body("status", equalTo("open"))
                .body("within", nullValue())
                .body("soleCounty", nullValue());
    }

    @Test
    void without_an_id_it_gets_one() {
        var location =
                partner()
                        .body(museum("Lawrence Hall of Science"))
                        .post(PATH)
                        .then()
                        .statusCode(201)
                        .extract()
                        .header("Location");
        member().get(location).then().body("name", equalTo("Lawrence Hall of Science"));
    }

    @Test
    void the_same_again_changes_nothing() {
        put(museum("Exploratorium")).statusCode(201);
        put(museum("Exploratorium")).statusCode(200).header("ETag", "\"1\"");
        change("\"7\"", museum("Exploratorium")).statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void other_content_under_the_same_id_needs_the_tag() {
        put(museum("Exploratorium")).statusCode(201);
        put(museum("Expo")).statusCode(428).body("code", equalTo("revision-needed"));
        change("\"1\"", museum("Expo")).statusCode(200).header("ETag", "\"2\"");
        change("\"1\"", museum("Exp")).statusCode(412).body("code", equalTo("stale-revision"));
        change("W/\"2\"", museum("Exp")).statusCode(412);
        change("2", museum("Exp")).statusCode(412);
        change("*", museum("Exp")).statusCode(200).header("ETag", "\"3\"");
    }

    @Test
    void a_tag_for_what_is_not_there_is_stale() {
        change("\"1\"", museum("Exploratorium")).statusCode(412);
        member().get(one).then().statusCode(404);
    }

    @Test
    void a_repeated_key_gets_the_first_answer() {
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            var created =
                    partner()
                            .header("Idempotency-Key", key)
                            .body(museum("Exploratorium"))
                            .post(PATH)
                            .then()
                            .statusCode(201)
                            .header("ETag", "\"1\"")
                            .extract()
                            .jsonPath()
                            .getString("id");
            if (i == 0) {
                partner()
                        .header("If-Match", "\"1\"")
                        .body(museum("Expo"))
                        .put(PATH + "/" + created)
                        .then()
                        .statusCode(200);
            }
        }
        partner()
                .header("Idempotency-Key", key)
                .body(museum("Something else"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    /// The answer to a key may hold what is nobody else's business.
    @Test
    void a_key_means_nothing_to_another_caller() {
        var key = UUID.randomUUID().toString();
        var ids = new HashSet<String>();
        for (var client : List.of("partner", "competitor")) {
            ids.add(
                    given().auth()
                            .oauth2(TestIssuer.client(client, "membership.write"))
                            .contentType(ContentType.JSON)
                            .header("Idempotency-Key", key)
                            .body(museum("Exploratorium"))
                            .post(PATH)
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("id"));
        }
        assertEquals(2, ids.size());
    }

    @Test
    void it_is_read_with_its_tag_only_when_it_changed() {
        put(museum("Exploratorium"));
        member().get(one).then().statusCode(200).header("ETag", "\"1\"");
        member().header("If-None-Match", "\"1\"").get(one).then().statusCode(304);
        change("\"1\"", museum("Expo"));
        member().header("If-None-Match", "\"1\"")
                .get(one)
                .then()
                .statusCode(200)
                .body("name", equalTo("Expo"));
    }

    @Test
    void it_is_read_as_it_was() {
        var before = put(museum("Exploratorium")).extract().jsonPath().getString("changedAt");
        change("\"1\"", museum("Expo"));
        member().queryParam("as-of", before)
                .get(one)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Exploratorium"));
        member().queryParam("as-of", "2015-07-01").get(one).then().statusCode(404);
        member().queryParam("as-of", "2026-02-30")
                .get(one)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("as-of"));
    }

    @Test
    void its_history_says_what_happened_and_who_did_it() {
        put(museum("Exploratorium"));
        change("\"1\"", museum("Expo"));
        var next =
                member().queryParam("limit", 1)
                        .get(one + "/history")
                        .then()
                        .statusCode(200)
                        .body("items.type", contains("organization.registered"))
                        .body("items[0].actor", equalTo("partner"))
                        .body("items[0].data.name", equalTo("Exploratorium"))
                        .extract()
                        .jsonPath()
                        .getString("next");
        member().queryParam("limit", 1)
                .queryParam("cursor", next)
                .get(one + "/history")
                .then()
                .body("items.type", contains("organization.renamed"))
                .body("items[0].revision", equalTo(2))
                .body("next", nullValue());
    }

    @Test
    void it_is_closed_and_reopened() {
        put(museum("Exploratorium"));
        var closure = "{\"on\":\"2026-06-30\",\"reason\":\"Merged\\ninto another\"}";
        partner().body(closure).post(one + "/closure").then().statusCode(428);
        partner()
                .header("If-Match", "\"1\"")
                .body(closure)
                .post(one + "/closure")
                .then()
                .statusCode(200)
                .body("status", equalTo("closed"))
                .body("closedOn", equalTo("2026-06-30"));
        partner().body(closure).post(one + "/closure").then().statusCode(200);
        change("\"2\"", museum("Expo"))
                .statusCode(409)
                .body("code", equalTo("organization-closed"));
        partner()
                .header("If-Match", "\"2\"")
                .delete(one + "/closure?reason=mistake")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("status", equalTo("open"))
                .body("closedOn", nullValue());
    }

    @Test
    void a_date_that_does_not_exist_is_named() {
        put(museum("Exploratorium"));
        partner()
                .header("If-Match", "\"1\"")
                .body("{\"on\":\"2026-02-30\",\"reason\":\"Merged\"}")
                .post(one + "/closure")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/on"));
        partner()
                .header("If-Match", "\"1\"")
                .body("{\"reason\":\"Merged\"}")
                .post(one + "/closure")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("missing"));
        member().get(one).then().body("revision", equalTo(1));
    }

    @Test
    void a_county_has_one_open_office() {
        Api.county("58", 2);
        var office = "{\"name\":\"%s\",\"kind\":\"county-office\",\"county\":\"58\"}";
        put(office.formatted("Yuba COE")).statusCode(201);
        partner()
                .body(office.formatted("Another"))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("county-has-one"));
        member().queryParam("county", "58")
                .get(PATH)
                .then()
                .body("items.name", contains("Yuba COE"));
        partner()
                .header("If-Match", "*")
                .body("{\"on\":\"2026-06-30\",\"reason\":\"Replaced\"}")
                .post(one + "/closure")
                .then()
                .statusCode(200);
        partner().body(office.formatted("Another")).post(PATH).then().statusCode(201);
        partner()
                .header("If-Match", "*")
                .delete(one + "/closure")
                .then()
                .statusCode(409)
                .body("code", equalTo("county-has-one"));
    }

    @Test
    void an_office_names_its_county() {
        put("{\"name\":\"Some COE\",\"kind\":\"county-office\"}")
                .statusCode(409)
                .body("code", equalTo("county-needed"));
    }

    @Test
    void it_is_not_part_of_itself() {
        put(museum("Exploratorium"));
        change(
                        "\"1\"",
                        "{\"name\":\"Exploratorium\",\"kind\":\"museum\",\"within\":\"%s\"}"
                                .formatted(id))
                .statusCode(409)
                .body("code", equalTo("part-of-itself"));
    }

    @Test
    void every_unknown_reference_is_named() {
        put("""
        {"name":"Exploratorium","kind":"spaceship","county":"99",
         "within":"01890a5d-ac96-774b-bcce-b302099a8057"}\
        """)
                .statusCode(422)
                .body("code", equalTo("unknown-reference"))
                .body("errors.pointer", contains("/kind", "/county", "/within"));
        member().get(one).then().statusCode(404);
    }

    @Test
    void a_list_is_filtered() {
        Api.kind("zoo", false);
        Api.county("10", 7);
        var zoo = "{\"name\":\"%s\",\"kind\":\"zoo\",\"county\":\"%s\"}";
        put(zoo.formatted("Peña Blanca_Zoo", "10")).statusCode(201);
        partner().body(zoo.formatted("Oakland Zoo", "38")).post(PATH).then().statusCode(201);
        assertListed("Oakland Zoo,Peña Blanca_Zoo", "kind", "zoo");
        assertListed("Peña Blanca_Zoo", "kind", "zoo", "region", "7");
        assertListed("Oakland Zoo", "kind", "zoo", "county", "38");
        assertListed("Peña Blanca_Zoo", "kind", "zoo", "name", "PENA  blanca_");
        assertListed("", "kind", "zoo", "name", "%");
        assertListed("", "kind", "zoo", "status", "closed");
        assertListed("", "kind", "zoo' OR '1'='1");
    }

    private static void assertListed(String names, String... filters) {
        var request = member();
        for (int i = 0; i < filters.length; i += 2) {
            request.queryParam(filters[i], filters[i + 1]);
        }
        var found =
                request.get(PATH)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items.name", String.class);
        assertEquals(names, String.join(",", found));
    }

    @Test
    void a_county_that_moves_takes_its_organizations_to_the_other_region() {
        Api.kind("college", false);
        Api.county("11", 61);
        put("{\"name\":\"Glenn College\",\"kind\":\"college\",\"county\":\"11\"}").statusCode(201);
        assertListed("Glenn College", "region", "61");
        Api.county("11", 62);
        assertListed("", "region", "61");
        assertListed("Glenn College", "region", "62");
    }

    @Test
    void pages_neither_skip_nor_repeat_while_others_write() {
        Api.kind("library", false);
        var library = "{\"name\":\"Library %02d\",\"kind\":\"library\"}";
        for (int i = 1; i < 10; i += 2) {
            partner().body(library.formatted(i)).post(PATH).then().statusCode(201);
        }
        var first =
                member().queryParam("kind", "library")
                        .queryParam("limit", 2)
                        .get(PATH)
                        .then()
                        .body("items.name", contains("Library 01", "Library 03"))
                        .header("Link", startsWith("<" + PATH + "?"))
                        .header("Link", endsWith("rel=\"next\""));
        partner().body(library.formatted(2)).post(PATH).then().statusCode(201);
        partner().body(library.formatted(6)).post(PATH).then().statusCode(201);
        member().queryParam("kind", "library")
                .queryParam("limit", 200)
                .queryParam("cursor", first.extract().jsonPath().getString("next"))
                .get(PATH)
                .then()
                .body(
                        "items.name",
                        contains("Library 05", "Library 06", "Library 07", "Library 09"))
                .body("next", nullValue());
    }

    @Test
    void the_other_way_round_pages_neither_skip_nor_repeat_either() {
        Api.kind("archive", false);
        var ids = new HashMap<Integer, String>();
        for (int i = 1; i < 10; i += 2) {
            ids.put(i, archive(i));
        }
        var first = archives("-name", null, "Archive 09", "Archive 07");
        close(ids.get(7)); // at which the page ended
        close(ids.get(3));
        archive(8);
        archive(4);
        archives("-name", first, "Archive 05", "Archive 04");
        archives("name", null, "Archive 01", "Archive 04");
    }

    private static String archive(int number) {
        return partner()
                .body("{\"name\":\"Archive %02d\",\"kind\":\"archive\"}".formatted(number))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static void close(String location) {
        partner()
                .header("If-Match", "*")
                .body("{\"on\":\"2026-06-30\",\"reason\":\"Merged\"}")
                .post(location + "/closure")
                .then()
                .statusCode(200);
    }

    /// @return the cursor of the next page
    private static String archives(String sort, String cursor, String... names) {
        var request = member().queryParam("kind", "archive").queryParam("status", "open");
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .queryParam("sort", sort)
                .queryParam("limit", 2)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.name", contains(names))
                .extract()
                .path("next");
    }

    @Test
    void a_cursor_belongs_to_its_order() {
        partner().body(museum("One")).post(PATH).then().statusCode(201);
        partner().body(museum("Another")).post(PATH).then().statusCode(201);
        var forth = member().queryParam("limit", 1).get(PATH).then().extract().path("next");
        var back =
                member().queryParam("limit", 1)
                        .queryParam("sort", "-name")
                        .get(PATH)
                        .then()
                        .extract()
                        .path("next");
        assertCursorRefused(forth, "-name");
        assertCursorRefused(back, "name");
    }

    private static void assertCursorRefused(Object cursor, String sort) {
        member().queryParam("cursor", cursor)
                .queryParam("sort", sort)
                .get(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("cursor"));
    }

    @Test
    void pages_show_what_stays_exactly_once_in_both_orders_while_others_come_and_go()
            throws Exception {
        Api.kind("gallery", false);
        // five of a name: only the id tells them apart
        var staying =
                IntStream.range(0, 12).mapToObj(i -> "Gallery %02d".formatted(i / 5)).toList();
        staying.forEach(name -> gallery(name));
        var stopped = new AtomicBoolean();
        var passed = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers =
                    IntStream.range(0, 3)
                            .mapToObj(_ -> threads.submit(() -> comeAndGo(stopped, passed)))
                            .toList();
            try {
                for (int round = 0; round < 5 || passed.get() < 100; round++) {
                    assertEquals(staying, staying(galleries("name")));
                    assertEquals(staying.reversed(), staying(galleries("-name")));
                }
            } finally {
                stopped.set(true);
            }
            for (var writer : writers) {
                writer.get();
            }
        }
        assertEquals(staying, galleries("name"));
    }

    private static void comeAndGo(AtomicBoolean stopped, AtomicInteger passed) {
        while (!stopped.get()) {
            int number = passed.getAndIncrement() % 3;
            close(gallery("Gallery %02d passing".formatted(number)));
        }
    }

    private static String gallery(String name) {
        return partner()
                .body("{\"name\":\"%s\",\"kind\":\"gallery\"}".formatted(name))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static List<String> staying(List<String> names) {
        return names.stream().filter(name -> !name.endsWith("passing")).toList();
    }

    /// All that are open, by pages of three.
    private static List<String> galleries(String sort) {
        var names = new ArrayList<String>();
        var ids = new HashSet<String>();
        String cursor = null;
        do {
            var request =
                    member().queryParam("kind", "gallery")
                            .queryParam("status", "open")
                            .queryParam("sort", sort)
                            .queryParam("limit", 3);
            var page =
                    (cursor == null ? request : request.queryParam("cursor", cursor))
                            .get(PATH)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            names.addAll(page.getList("items.name", String.class));
            page.getList("items.id", String.class).forEach(id -> assertTrue(ids.add(id), id));
            cursor = page.getString("next");
        } while (cursor != null);
        return names;
    }

    @Test
    void a_faulty_parameter_is_named() {
        assertParameter("limit", "0");
        assertParameter("limit", "201");
        assertParameter("limit", "many");
        assertParameter("cursor", "garbage");
        assertParameter("cursor", "eyJzb3J0IjoibmFtZSIsImFmdGVyIjpbXX0");
        assertParameter("region", "four");
        assertParameter("sort", "Name");
        assertParameter("status", "opn");
        assertParameter("cuonty", "21");
        assertParameter("name", "NUL\0");
        assertParameter("kind", "\0");
    }

    private static void assertParameter(String name, String value) {
        member().queryParam(name, value)
                .get(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo(name));
    }

    @Test
    void names_are_kept_in_any_script() {
        for (var name :
                new String[] {
                    "数学博物館",
                    "متحف العلوم",
                    "Музей",
                    "👩🏽‍🔬 Lab",
                    "Robert'); DROP TABLE event;--",
                    "Peña",
                    "a\u200Bb",
                    "<script>alert(1)</script>",
                    "=1+1"
                }) {
            var location = partner().body(museum(name)).post(PATH).then().statusCode(201).extract();
            member().get(location.header("Location"))
                    .then()
                    .statusCode(200)
                    .body("name", equalTo(name));
        }
    }

    @Test
    void a_name_that_cannot_be_seen_or_stored_is_refused() {
        for (var name :
                new String[] {
                    "",
                    "   ",
                    "\\u200B\\u200D\\uFEFF",
                    "a\\u0000b",
                    "\\uD800",
                    "a\\nb",
                    "x".repeat(201)
                }) {
            put(museum(name)).statusCode(400).body("errors[0].pointer", equalTo("/name"));
        }
        member().get(one).then().statusCode(404);
    }

    @Test
    void every_faulty_field_is_named() {
        put("{\"name\":\"M\",\"kind\":\"museum\",\"knd\":1}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/knd"));
        put("{\"name\":1,\"kind\":\"museum\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/name"));
        put("{\"name\":\"M\",\"kind\":\"museum\",\"within\":\"me\"}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/within"));
        put("{\"county\":\"x\\u0000\",\"website\":\"javascript:alert(1)\",\"kind\":\"\\u0000\"}")
                .statusCode(400)
                .body("errors.pointer", contains("/county", "/kind", "/name", "/website"));
        put("{\"name\":\"M\",\"kind\":\"museum\",\"website\":\"https://x.org/\\uD800\"}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/website"));
        put("{\"name\":\"M\",").statusCode(400).body("code", equalTo("malformed-body"));
        put("[]").statusCode(400);
        put("").statusCode(400);
        put("null").statusCode(400);
        member().get(one).then().statusCode(404);
    }

    @Test
    void the_policy_holds() {
        member().body(museum("Mine")).put(one).then().statusCode(403);
        io.restassured.RestAssured.given().get(one).then().statusCode(401);
        member().get(PATH + "/none-of-ours").then().statusCode(404);
        member().get(one + "/history").then().statusCode(404);
        partner()
                .body("{\"on\":\"2026-06-30\",\"reason\":\"Merged\"}")
                .post(one + "/closure")
                .then()
                .statusCode(404);
    }
}
