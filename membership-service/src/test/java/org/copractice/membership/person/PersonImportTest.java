package org.copractice.membership.person;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.copractice.membership.testing.People.administrator;
import static org.copractice.membership.testing.People.as;
import static org.copractice.membership.testing.People.path;
import static org.copractice.membership.testing.People.registry;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.copractice.eventsourcing.StreamIds;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.copractice.membership.testing.Network;
import org.copractice.membership.testing.People;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// People from a file.
@QuarkusTest
@QuarkusTestResource(value = Engines.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonImportTest {

    private static final String IMPORTS = "/v1/people/imports";
    private static final String HEADER =
            "key,name,sort-as,pronouns,email,phone,subjects,expertise,organization,role,from,until\n";

    @TestHTTPResource URI service;

    private final String run = UUID.randomUUID().toString();

    private static ValidatableResponse send(RequestSpecification request, String file) {
        return request.config(
                        RestAssuredConfig.config()
                                .encoderConfig(
                                        EncoderConfig.encoderConfig()
                                                .encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post(IMPORTS)
                .then();
    }

    private static ValidatableResponse send(String file) {
        return send(registry(), file);
    }

    private static void assertDone(
            ValidatableResponse answer, int rows, int created, int changed, int unchanged) {
        answer.statusCode(200)
                .body("rows", equalTo(rows))
                .body("created", equalTo(created))
                .body("changed", equalTo(changed))
                .body("unchanged", equalTo(unchanged));
    }

    private UUID id(String key) {
        return StreamIds.named("person/registry/%s-%s".formatted(run, key));
    }

    private String row(String key, String rest) {
        return "%s-%s,%s\n".formatted(run, key, rest);
    }

    @Test
    void rows_become_people_with_their_work_and_again_change_nothing() {
        var office = Network.organization("Office " + run);
        var file =
                "\uFEFF"
                        + HEADER
                        + row(
                                "1",
                                "Ana Peña,\"Peña, Ana\",she/her,ana@example.org,+1 530 555 0100,"
                                        + "science;math,Talks\\; numbers;Equity,%s,teacher,2019-08-01,"
                                                .formatted(office))
                        + row("2", "王小明,,,,,,,,,,");
        assertDone(send(file), 2, 2, 0, 0);
        assertDone(send(file), 2, 0, 0, 2);
        registry()
                .get(path(id("1")))
                .then()
                .body("name.full", equalTo("Ana Peña"))
                .body("name.sortAs", equalTo("Peña, Ana"))
                .body("contact.email", equalTo("ana@example.org"))
                .body("subjects", contains("math", "science"))
                .body("expertise", contains("Talks; numbers", "Equity"))
                .body("affiliations.role", contains("teacher"))
                .body("affiliations.organization", contains(office.toString()));
        assertDone(send(file.replace("2019-08-01,", "2019-08-01,2026-06-30")), 2, 0, 1, 1);
        registry().get(path(id("1"))).then().body("affiliations.until", contains("2026-06-30"));
    }

    @Test
    void a_dry_run_tells_and_does_nothing() {
        var file = HEADER + row("1", "Sukarno,,,,,,,,,,");
        assertDone(send(registry().queryParam("dry-run", true), file), 1, 1, 0, 0);
        registry().get(path(id("1"))).then().statusCode(404);
        send(registry().queryParam("dry-run", "perhaps"), file).statusCode(400);
    }

    @Test
    void every_fault_is_named_by_row_and_column_without_what_stands_there() {
        var nowhere = UUID.randomUUID();
        var answer =
                send(HEADER
                                + row("1", "Sukarno,,,,,,,,,,")
                                + ",Nobody,,,,,,,,,,\n"
                                + row("3", ",,,secret-mail,secret-phone,SECRET!,,,,,")
                                + row("4", "A,,,,,,,secret-id,teacher,2019-01-01,")
                                + row("5", "A,,,,,,,%s,secret-role,2019-01-01,".formatted(nowhere))
                                + row("6", "A,,,,,,,%s,teacher,secret-day,".formatted(nowhere))
                                + row("7", "A,,,,,,,%s,teacher,2019-01-01,".formatted(nowhere))
                                + row("1", "Sukarno,,,,,,,,,,")
                                + row("9", "A"))
                        .statusCode(422)
                        .body("code", equalTo("import-faulty"))
                        .body(not(containsString("secret")))
                        .extract()
                        .jsonPath();
        assertEquals(
                List.of(
                        "/rows/2/key",
                        "/rows/3/email",
                        "/rows/3/name",
                        "/rows/3/phone",
                        "/rows/3/subjects",
                        "/rows/4/organization",
                        "/rows/5/role",
                        "/rows/6/from",
                        "/rows/7/organization",
                        "/rows/8",
                        "/rows/9"),
                answer.<String>getList("errors.pointer").stream().sorted().toList());
        registry().get(path(id("1"))).then().statusCode(404);
    }

    @Test
    void what_the_rules_refuse_is_a_fault_of_the_row_and_a_dry_run_tells_it_too() {
        var office = Network.organization("Office " + run);
        var merged = People.registered("Anna " + run, "anna");
        registry()
                .header("If-Match", "*")
                .body("{\"into\":\"%s\"}".formatted(People.registered("Ana " + run, "ana")))
                .post(path(merged) + "/merge")
                .then()
                .statusCode(200);
        var file =
                ("id," + HEADER)
                        + ","
                        + row("1", "A,,,,,,,%s,teacher,2020-01-02,2020-01-01".formatted(office))
                        + ","
                        + row("2", "A,,,,,,,%s,teacher,2020-01-01,2020-01-02".formatted(office))
                        + merged
                        + ","
                        + row("3", "Anna,,,,,,,,,,");
        for (var dryRun : List.of(true, false)) {
            send(registry().queryParam("dry-run", dryRun), file)
                    .statusCode(422)
                    .body("errors.pointer", contains("/rows/1", "/rows/3"))
                    .body("errors.code", contains("affiliation-empty", "person-merged"));
        }
        registry().get(path(id("2"))).then().statusCode(404);
    }

    @Test
    void a_key_means_a_person_of_who_sends_it() {
        var file = HEADER + row("1", "Sukarno,,,,,,,,,,");
        var other = People.with(TestIssuer.client("other", "people.read people.write"));
        assertDone(send(file), 1, 1, 0, 0);
        assertDone(send(other, file), 1, 1, 0, 0);
        registry()
                .get(path(StreamIds.named("person/other/%s-1".formatted(run))))
                .then()
                .statusCode(200);
    }

    @Test
    void an_id_goes_before_a_key_and_means_a_person_once() {
        var known = People.registered("Sukarno", "sukarno");
        var file = "id," + HEADER + known + "," + row("1", "Sukarno,,,,,,,,,,");
        assertDone(send(file), 1, 0, 1, 0);
        registry().get(path(id("1"))).then().statusCode(404);
        send("id,"
                        + HEADER
                        + ","
                        + row("1", "Sukarno,,,,,,,,,,")
                        + id("1")
                        + ",,Sukarno,,,,,,,,,,\n")
                .statusCode(422)
                .body("errors.pointer", contains("/rows/2"))
                .body("errors.code", contains("duplicate"));
    }

    @Test
    void two_rows_of_one_id_mean_the_same_person_whatever_their_keys() {
        var known = People.registered("Sukarno", "sukarno");
        var file =
                ("id," + HEADER)
                        + (known + "," + row("1", "Sukarno,,,,,,,,,,"))
                        + (known + "," + row("2", "Hatta,,,,,,,,,,"));
        send(file)
                .statusCode(422)
                .body("errors.pointer", contains("/rows/2"))
                .body("errors.code", contains("duplicate"));
        registry().get(path(known)).then().body("name.full", equalTo("Sukarno"));
    }

    @Test
    void a_line_break_within_quotes_is_part_of_its_row() {
        send(HEADER + row("1", "\"Ana\nPeña\",,,,,,,,,,") + row("2", ",,,,,,,,,,"))
                .statusCode(422)
                .body("errors.pointer", contains("/rows/1/name", "/rows/2/name"))
                .body("errors.code", contains("invalid", "missing"));
    }

    @Test
    void where_a_file_ceases_to_be_csv_is_told_and_nothing_before_it_is_imported() {
        send(HEADER + row("1", "Ana,,,,,,,,,,") + row("2", "\"Bo\" Li,,,,,,,,,,"))
                .statusCode(422)
                .body("errors.pointer", contains("/rows/2"))
                .body("errors.code", contains("malformed"));
        registry().get(path(id("1"))).then().statusCode(404);
    }

    @Test
    void a_file_may_be_longer_than_what_is_held_in_memory() {
        var long11 = "x".repeat(11 * 1024 * 1024);
        send(HEADER + "\"" + long11)
                .statusCode(422)
                .body("errors.pointer", contains("/rows/1"))
                .body("errors.code", contains("malformed"));
        registry()
                .body("{\"name\":{\"full\":\"%s\"}}".formatted(long11))
                .post(People.PATH)
                .then()
                .statusCode(413);
    }

    @Test
    void what_does_not_say_how_long_it_is_may_not_be_longer() throws Exception {
        int limit = 10 * 1024 * 1024;
        assertEquals(400, chunked(People.PATH, "application/json", limit));
        assertEquals(413, chunked(People.PATH, "application/json", limit + 1));
    }

    @Test
    void a_file_has_40_MiB_at_most() throws Exception {
        int limit = 40 * 1024 * 1024;
        assertEquals(422, chunked(IMPORTS, "text/csv", limit));
        assertEquals(413, chunked(IMPORTS, "text/csv", limit + 1));
    }

    private int chunked(String path, String type, int length)
            throws IOException, InterruptedException {
        var blank = new byte[length];
        Arrays.fill(blank, (byte) ' ');
        var token = TestIssuer.client("registry", "people.write");
        var request =
                HttpRequest.newBuilder(service.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(blank)))
                        .build();
        try (var client = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void a_file_of_other_columns_or_none_is_refused() {
        send("key,name,sort-as,pronouns,email,phone,subjects,skill\n1,Ana,,,,,,\n")
                .statusCode(422)
                .body("code", equalTo("import-faulty"))
                .body("errors.pointer", contains("/header/skill", "/header/expertise"))
                .body("errors.code", contains("unknown", "missing"));
        send("").statusCode(422).body("errors.pointer", contains("/header"));
        assertDone(send(HEADER), 0, 0, 0, 0);
        as("maria").contentType("text/csv").body("x").post(IMPORTS).then().statusCode(403);
    }

    @Test
    void a_repeated_key_gets_the_first_answer_which_holds_nothing_of_anybody() {
        var file = HEADER + row("1", "Zqimported,,,,,,,,,,");
        var key = UUID.randomUUID().toString();
        assertDone(send(registry().header("Idempotency-Key", key), file), 1, 1, 0, 0);
        assertDone(send(registry().header("Idempotency-Key", key), file), 1, 1, 0, 0);
        send(registry().header("Idempotency-Key", key), file + row("2", "Bo,,,,,,,,,,"))
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        assertEquals(
                0,
                Sql.number(
                        Arc.container().instance(AgroalDataSource.class).get(),
                        "SELECT (SELECT count(*) FROM event WHERE data ILIKE '%zqimported%')"
                                + " + (SELECT count(*) FROM idempotency t WHERE t::text ILIKE '%zqimported%')"));
    }

    @Test
    void who_was_forgotten_does_not_come_back_with_a_file() {
        var file = HEADER + row("1", "Sukarno,,,,,,,,,,");
        assertDone(send(file), 1, 1, 0, 0);
        administrator()
                .header("If-Match", "*")
                .post(path(id("1")) + "/erasure")
                .then()
                .statusCode(200);
        send(file)
                .statusCode(422)
                .body("errors.code", contains("person-forgotten"))
                .body("errors.pointer", contains("/rows/1"));
    }

    @Test
    void whoever_asks_for_lines_sees_how_far_it_is_and_what_it_came_to() {
        var file =
                IntStream.range(0, 1_200)
                        .mapToObj(i -> row("" + i, "Person %d,,,,,,,,,,".formatted(i)))
                        .collect(Collectors.joining("", HEADER, ""));
        var lines =
                send(registry().accept("application/x-ndjson"), file)
                        .statusCode(200)
                        .contentType(startsWith("application/x-ndjson"))
                        .extract()
                        .asString()
                        .lines()
                        .toList();
        assertEquals(
                List.of(
                        "{\"checked\":500,\"of\":1200}",
                        "{\"checked\":1000,\"of\":1200}",
                        "{\"checked\":1200,\"of\":1200}",
                        "{\"of\":1200,\"written\":500}",
                        "{\"of\":1200,\"written\":1000}",
                        "{\"of\":1200,\"written\":1200}"),
                lines.subList(0, 6));
        assertEquals(1_200, JsonPath.from(lines.getLast()).getInt("done.created"));
        assertEquals(7, lines.size());
    }

    @Test
    void in_lines_a_problem_is_the_last_one() {
        var last =
                send(registry().accept("application/x-ndjson"), HEADER + row("1", ",,,,,,,,,,"))
                        .statusCode(200)
                        .extract()
                        .asString()
                        .lines()
                        .toList()
                        .getLast();
        assertTrue(last.startsWith("{\"problem\":"), last);
        assertEquals("import-faulty", JsonPath.from(last).getString("problem.code"));
        assertEquals("/rows/1/name", JsonPath.from(last).getString("problem.errors[0].pointer"));
    }
}
