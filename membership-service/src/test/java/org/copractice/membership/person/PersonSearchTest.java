package org.copractice.membership.person;

import static org.copractice.eventsourcing.testing.Eventually.until;
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

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.copractice.eventsourcing.readmodel.Names;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.membership.testing.Api;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is called so, and works there?
@QuarkusTest
@QuarkusTestResource(value = Engines.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonSearchTest {

    private static final int MANY = 20_000;

    /// In every name of a test, and in no other's: letters only.
    private final String tag =
            UUID.randomUUID().toString().replaceAll("[^a-f]", "").replaceAll("(.)", "$1x");

    private static ValidatableResponse search(String... parameters) {
        var request = registry();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get(PATH).then();
    }

    private static List<String> found(String... parameters) {
        return search(parameters).statusCode(200).extract().path("items.name.full");
    }

    private UUID person(String name) {
        return registered(name + " " + tag, "s" + UUID.randomUUID());
    }

    @Test
    void the_best_match_is_first_and_equals_stand_in_the_order_of_names() {
        List.of("Marian", "Zoe Maria", "Marja", "Maria", "Ana Maria", "Bo").forEach(this::person);
        assertEquals(
                List.of(
                        "Maria " + tag,
                        "Ana Maria " + tag,
                        "Zoe Maria " + tag,
                        "Marian " + tag,
                        "Marja " + tag),
                found("q", "maria " + tag));
        assertEquals(
                List.of("Zoe Maria " + tag, "Marja " + tag, "Marian " + tag),
                found("q", "maria " + tag, "sort", "-name", "limit", "3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Ana María Peña | ana pena",
                "Ana María Peña | PEÑ",
                "Sukarno | sukarno",
                "王小明 | 小明",
                "سارة | سارة",
                "González | gonzales",
                "O'Brien | o'brien",
                "Robert'); DROP TABLE person;-- | robert');"
            })
    void names_in_any_script_are_found_with_accents_beginnings_and_slips_forgiven(
            String name, String q) {
        person(name);
        assertEquals(List.of(name + " " + tag), found("q", q + " " + tag));
    }

    @Test
    void a_long_word_does_not_lead_to_others_that_only_begin_like_it() {
        List.of("González", "Gonzalo", "Gonzaga", "Gonsalez").forEach(this::person);
        assertEquals(List.of("González " + tag, "Gonsalez " + tag), found("q", "gonzalez " + tag));
        assertEquals(
                List.of("Gonzaga " + tag, "González " + tag, "Gonzalo " + tag),
                found("q", "gonza " + tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "\"", "' OR 1=1 --%", "★", "%a%", "nobodyiscalledso"})
    void what_no_name_has_finds_nobody(String q) {
        person("Ana");
        search("q", q + " " + "xyzzy").statusCode(200).body("items", equalTo(List.of()));
        if (Names.words(q).isEmpty()) {
            search("q", q)
                    .statusCode(200)
                    .body("items", equalTo(List.of()))
                    .body("next", nullValue());
            search("expertise", q).statusCode(200).body("items", equalTo(List.of()));
        }
    }

    @Test
    void what_is_too_much_is_refused_by_name() {
        search("q", "a".repeat(201)).statusCode(400).body("errors[0].parameter", equalTo("q"));
        search("q", "a b c d e f g h i j k")
                .statusCode(400)
                .body("errors.parameter", contains("q"));
        search("expertise", "a".repeat(201))
                .statusCode(400)
                .body("errors[0].parameter", equalTo("expertise"));
        search("region", "three").statusCode(400).body("errors[0].parameter", equalTo("region"));
        search("q", "a\u0000b").statusCode(400);
        search("q", tag, "cursor", "eyJzb3J0IjoicmFuayIsImFmdGVyIjpbIngiLCJ5IiwieiJdfQ")
                .statusCode(400)
                .body("errors[0].parameter", equalTo("cursor"));
    }

    @Test
    void pages_neither_skip_nor_repeat_while_others_are_registered() {
        for (int i = 0; i < 7; i++) {
            person("Maria " + (char) ('a' + i));
        }
        var names = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page =
                    (cursor.isEmpty()
                                    ? search("q", "maria " + tag, "limit", "3")
                                    : search("q", "maria " + tag, "limit", "3", "cursor", cursor))
                            .statusCode(200)
                            .extract();
            names.addAll(page.path("items.name.full"));
            cursor = page.path("next");
            person("Mariana"); // a lesser match, behind
            person("Maria"); // a better one, before
        }
        assertEquals(
                IntStream.range(0, 7)
                        .mapToObj(i -> "Maria " + (char) ('a' + i) + " " + tag)
                        .toList(),
                names.subList(0, 7));
        assertEquals(1, names.stream().filter(("Maria g " + tag)::equals).count());
    }

    @Test
    void work_is_where_and_what_it_was_on_the_date() {
        Api.county("94", 8);
        Api.county("95", 9);
        Api.kind("museum", false);
        var here = Network.organization("Here " + tag, "museum", "94");
        var there = Network.organization("There " + tag, "museum", "95");
        var person = person("Ana");
        affiliated(person, UUID.randomUUID(), here, "teacher", "2018-01-01", "2020-01-01");
        affiliated(person, UUID.randomUUID(), there, "principal", "2020-01-01", null);
        var ana = List.of("Ana " + tag);
        assertEquals(ana, found("q", tag, "region", "8", "on", "2019-12-31"));
        assertEquals(List.of(), found("q", tag, "region", "8"));
        assertEquals(ana, found("q", tag, "region", "9", "role", "principal"));
        assertEquals(
                List.of(), found("q", tag, "region", "9", "role", "teacher", "on", "2019-06-01"));
        assertEquals(
                List.of(), found("q", tag, "region", "8", "role", "principal", "on", "2020-06-01"));
        assertEquals(ana, found("region", "8", "on", "2019-01-01", "organization", "" + here));
        assertEquals(
                List.of(), found("region", "9", "on", "2019-01-01", "organization", "" + here));
        assertEquals(List.of(), found("q", tag, "region", "777"));
    }

    @Test
    void expertise_is_found_by_whole_words() {
        registry()
                .body(
                        "{\"name\":{\"full\":\"Ana %1$s\"},\"expertise\":[\"Número %1$s\",\"Routines\"]}"
                                .formatted(tag))
                .post(PATH)
                .then()
                .statusCode(201);
        assertEquals(List.of("Ana " + tag), found("expertise", "numero " + tag));
        assertEquals(List.of("Ana " + tag), found("expertise", "routines " + tag, "q", "ana"));
        assertEquals(List.of(), found("expertise", "numer " + tag));
        assertEquals(List.of(), found("expertise", "ana " + tag));
    }

    @Test
    void another_name_takes_the_place_of_the_old_one_and_who_is_forgotten_is_not_found() {
        var person = person("Ana");
        registry()
                .header("If-Match", "*")
                .body("{\"name\":{\"full\":\"Bela %s\"}}".formatted(tag))
                .put(path(person))
                .then()
                .statusCode(200);
        assertEquals(List.of(), found("q", "ana " + tag));
        assertEquals(List.of("Bela " + tag), found("q", "bela " + tag));
        administrator()
                .header("If-Match", "*")
                .post(path(person) + "/erasure")
                .then()
                .statusCode(200);
        assertEquals(List.of(), found("q", tag));
        assertEquals(
                List.of(" ,{}"),
                Sql.rows(
                        source(),
                        "SELECT words || ',' || name_keys::text FROM person WHERE id = ?",
                        person));
    }

    @Test
    void members_do_not_look_for_people() {
        person("Ana");
        as("maria").queryParam("q", tag).get(PATH).then().statusCode(403);
    }

    @Test
    void organizations_are_looked_for_likewise() {
        Api.kind("museum", false);
        Network.organization("Sierra Muséum " + tag);
        Network.organization("Museum of Sierra " + tag);
        Api.member()
                .queryParam("q", "sierra musuem " + tag)
                .get("/v1/organizations")
                .then()
                .statusCode(200)
                .body("items.name", contains("Sierra Muséum " + tag, "Museum of Sierra " + tag));
    }

    private static DataSource source() {
        return Arc.container().instance(AgroalDataSource.class).get();
    }

    @AfterEach
    void forget_the_many() {
        Sql.execute(source(), "DELETE FROM person WHERE leadership = 'many'");
    }

    /// What the planner does with few rows says nothing.
    @Test
    void no_table_of_people_is_read_from_end_to_end() {
        many();
        long read = scans("seq_tup_read");
        long lookUps = scans("idx_scan");
        var asked =
                List.of(
                        Map.of("q", "maria"),
                        Map.of("q", "ma"),
                        Map.of("q", "gonzales mria"),
                        Map.of("q", "jo", "region", "3"),
                        Map.of("q", "maria", "role", "teacher", "on", "2020-01-01"),
                        Map.of("role", "teacher"),
                        Map.of("expertise", "routines"));
        for (int i = 0; i < 8; i++) { // prepared statements are planned anew after some
            asked.forEach(parameters ->
                    registry().queryParams(parameters).get(PATH).then().statusCode(200));
        }
        until("the look-ups are counted", () -> scans("idx_scan") >= lookUps + 8L * asked.size());
        assertTrue(scans("seq_tup_read") - read < MANY, "not even once");
    }

    private static long scans(String kind) {
        return Sql.number(
                source(),
                "SELECT sum(%s)::bigint FROM pg_stat_user_tables WHERE relname LIKE 'person%%'"
                        .formatted(kind));
    }

    private static void many() {
        var first = List.of("María", "José", "Ana", "John", "Mark", "Joan", "Wei", "Sofía");
        var last = List.of("González", "Smith", "Peña", "Johnson", "Nguyen", "Martínez");
        var rows = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            var rare = Integer.toString(i * 7919, 36); // as most names are
            var name =
                    (i % 5 == 0 ? first.get(i / 5 % 8) : rare)
                            + " "
                            + (i % 7 == 0 ? last.get(i / 7 % 6) : "x" + rare);
            rows.append(i == 0 ? "" : ",")
                    .append(
                            "(gen_random_uuid(),1,'{}','%s','known','{}','many','%s','{%s}')"
                                    .formatted(
                                            name.toLowerCase(Locale.ROOT),
                                            Names.line(name),
                                            Names.keys(name)
                                                    .toString()
                                                    .replaceAll("[\\[\\] ]", "")));
        }
        Sql.execute(
                source(),
                "INSERT INTO person (id, revision, document, sort_name, status, subjects,"
                        + " leadership, words, name_keys) VALUES "
                        + rows,
                "ANALYZE person");
    }
}
