package org.copractice.membership.organization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Api.partner;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.Eventually;
import org.copractice.membership.testing.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Engines.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrganizationImportTest {

    private static final String IMPORTS = "/v1/organizations/imports";
    private static final String HEADER = "name,kind,county,within,website\n";

    @Inject AgroalDataSource database;

    @BeforeEach
    void reference_data() {
        Api.kind("district", false);
        Api.kind("county-office", true);
        Api.county("44", 5);
        Api.county("45", 2);
    }

    private static ValidatableResponse send(byte[] file, boolean dryRun) {
        return send(partner(), file, dryRun);
    }

    private static ValidatableResponse send(String key, String file, boolean dryRun) {
        return send(partner().header("Idempotency-Key", key), file.getBytes(UTF_8), dryRun);
    }

    private static ValidatableResponse send(
            RequestSpecification request, byte[] file, boolean dryRun) {
        return request.config(
                        RestAssuredConfig.config()
                                .encoderConfig(
                                        EncoderConfig.encoderConfig()
                                                .encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .contentType("text/csv")
                .queryParam("dry-run", dryRun)
                .body(file)
                .post(IMPORTS)
                .then();
    }

    private static ValidatableResponse send(String file) {
        return send(file.getBytes(UTF_8), false);
    }

    private static void assertDone(
            ValidatableResponse answer, int rows, int created, int changed, int unchanged) {
        answer.statusCode(200)
                .body("rows", equalTo(rows))
                .body("created", equalTo(created))
                .body("changed", equalTo(changed))
                .body("unchanged", equalTo(unchanged));
    }

    private static String export(String kind) {
        return member().accept("text/csv")
                .queryParam("kind", kind)
                .get("/v1/organizations")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();
    }

    private static String districts(String name, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "%s %06d,district,44,,".formatted(name, i))
                .collect(Collectors.joining("\n", HEADER, "\n"));
    }

    @Test
    void rows_become_organizations_and_again_change_nothing() {
        Api.kind("school", false);
        var file =
                "\uFEFFwebsite,name,kind,county,within\r\n"
                        + "https://pena.org,\"Peña \"\"Blanca\"\",\r\nUnified\",school,44,\r\n"
                                .replace(",\r\nU", ", U")
                        + ",数学 👩🏽‍🔬,school,,\r\n";
        assertDone(send(file), 2, 2, 0, 0);
        assertDone(send(file), 2, 0, 0, 2);
        assertDone(
                send(file.replace("https://pena.org", "https://peña".replace("ñ", "n"))),
                2,
                0,
                1,
                1);
        member().queryParam("kind", "school")
                .get("/v1/organizations")
                .then()
                .body("items.name", contains("Peña \"Blanca\", Unified", "数学 👩🏽‍🔬"));
    }

    @Test
    void a_row_without_an_id_means_the_one_of_that_name_whatever_its_accents() {
        Api.kind("campus", false);
        assertDone(send(HEADER + "Peña,campus,44,,\n"), 1, 1, 0, 0);
        assertDone(send(HEADER + "PENA,campus,44,,\n"), 1, 0, 1, 0);
        assertDone(send(HEADER + "Peña,campus,45,,\n"), 1, 1, 0, 0);
    }

    @Test
    void a_dry_run_tells_and_does_nothing() {
        Api.kind("trial", false);
        var file = (HEADER + "Trial,trial,,,\n").getBytes(UTF_8);
        assertDone(send(file, true), 1, 1, 0, 0);
        send(file, true).body("dryRun", equalTo(true));
        member().queryParam("kind", "trial")
                .get("/v1/organizations")
                .then()
                .body("items", hasSize(0));
        assertDone(send(file, false), 1, 1, 0, 0);
    }

    @Test
    void every_fault_is_named_by_row_and_nothing_is_written() {
        Api.kind("faulty", false);
        send("""
        name,kind,county,within,website,id
        Fine,faulty,44,,,
        ,faulty,44,,,
        No such,spaceship,99,01890a5d-ac96-774b-bcce-b302099a8057,,
        Bad,faulty,44,me,javascript:1,1-1-1-1-1
        Short,faulty
        FINE,faulty,44,,,
        "\u200B",faulty,44,,,
        Office,county-office,,,,
        "NUL\0",faulty,,,,
        """)
                .statusCode(422)
                .body("code", equalTo("import-faulty"))
                .body("detail", equalTo("12 faults. Nothing was imported."))
                .body(
                        "errors.pointer",
                        contains(
                                "/rows/2/name",
                                "/rows/4/id",
                                "/rows/4/within",
                                "/rows/4/website",
                                "/rows/5",
                                "/rows/6",
                                "/rows/7/name",
                                "/rows/9/name",
                                "/rows/3/kind",
                                "/rows/3/county",
                                "/rows/3/within",
                                "/rows/8"));
        member().queryParam("kind", "faulty")
                .get("/v1/organizations")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void a_row_may_lie_within_another_of_the_file() {
        Api.kind("branch", false);
        var head = UUID.randomUUID();
        assertDone(
                send(
                        "id,name,kind,county,within,website\n,Branch,branch,,%s,\n%s,Head,branch,,,\n"
                                .formatted(head, head)),
                2,
                2,
                0,
                0);
    }

    @Test
    void a_county_gets_one_office_only() {
        Api.county("46", 3);
        Api.county("47", 1);
        send(HEADER + "A,county-office,46,,\nB,county-office,46,,\n")
                .statusCode(422)
                .body("errors.pointer", contains("/rows/2/county"))
                .body("errors.code", contains("county-has-one"));
        var a = UUID.randomUUID();
        var file = "id,name,kind,county,within,website\n%s,%s,county-office,%s,,\n";
        assertDone(send(file.formatted(a, "A", "46")), 1, 1, 0, 0);
        assertDone(send(file.formatted(a, "A again", "46")), 1, 0, 1, 0);
        send(HEADER + "B,county-office,46,,\n")
                .statusCode(422)
                .body("errors[0].detail", containsString(a.toString()));
        assertDone(send(file.formatted(a, "A", "47") + ",B,county-office,46,,\n"), 2, 1, 1, 0);
    }

    @Test
    void columns_are_known_or_named() {
        send("name,kind,county,within,webseite,name\n")
                .statusCode(422)
                .body(
                        "errors.pointer",
                        contains("/header/webseite", "/header/name", "/header/website"))
                .body("errors.code", contains("unknown", "duplicate", "missing"));
        send("name;kind;county;within;website\n").statusCode(422);
        send("").statusCode(422).body("errors[0].pointer", equalTo("/header"));
        assertDone(send(HEADER), 0, 0, 0, 0);
    }

    @Test
    void what_is_not_csv_in_utf_8_is_refused() {
        send(
                        (HEADER + "Peña,district,,,\n")
                                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                        false)
                .statusCode(422)
                .body("errors[0].code", equalTo("encoding"));
        send(HEADER + "\"A\" b,district,,,\n")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/rows/1"));
        send(HEADER + "\"A,district,,,\nB,district,,,\n").statusCode(422);
        partner().body("{}").post(IMPORTS).then().statusCode(415);
        partner()
                .contentType("text/csv")
                .queryParam("dry-run", "maybe")
                .body(HEADER)
                .post(IMPORTS)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("dry-run"));
        member().contentType("text/csv").body(HEADER).post(IMPORTS).then().statusCode(403);
    }

    @Test
    void an_export_comes_back_unchanged_and_runs_nowhere() {
        Api.kind("lab", false);
        var rows =
                HEADER
                        + "=1+1,lab,44,,https://lab.org\n-Lab,lab,,,\n@Lab,lab,,,\n"
                        + "'=already,lab,,,\n'plain,lab,,,\n\"a,\"\"b\"\"\",lab,,,\n";
        assertDone(send(rows), 6, 6, 0, 0);
        var file = export("lab");
        var lines = file.lines().toList();
        assertEquals("id,name,kind,county,within,website,region,status", lines.get(0));
        assertTrue(file.contains(",'=1+1,lab,44,,https://lab.org,5,open"), file);
        assertTrue(file.contains(",'-Lab,lab") && file.contains(",'@Lab,lab"), file);
        assertTrue(file.contains(",\"a,\"\"b\"\"\",lab"), file);
        assertDone(send(file), 6, 0, 0, 6);
        var one = file.lines().toList().get(1).substring(0, 36);
        partner()
                .header("If-Match", "*")
                .body("{\"on\":\"2026-06-30\",\"reason\":\"Merged\"}")
                .post("/v1/organizations/" + one + "/closure")
                .then()
                .statusCode(200);
        assertDone(send(export("lab")), 6, 0, 0, 6);
        send(file).statusCode(422).body("errors.code", contains("status-differs"));
        send(export("lab").replace(",5,", ",6,"))
                .statusCode(422)
                .body("errors.code", contains("region-follows-county"));
        member().accept("text/csv")
                .queryParam("limit", 10)
                .get("/v1/organizations")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("limit"));
    }

    @Test
    void a_hundred_thousand_rows_are_checked_and_written() {
        Api.kind("site", false);
        var file = districts("Site", 0, 100_000).replace(",district,", ",site,");
        var faulty =
                IntStream.iterate(50, row -> row < 100_000, row -> row + 50)
                        .mapToObj("Site %06d,site"::formatted)
                        .reduce(
                                new StringBuilder(file),
                                (text, row) -> {
                                    int at = text.indexOf(row);
                                    return text.replace(
                                            at, at + row.length(), "x".repeat(201) + ",site");
                                },
                                (one, _) -> one);
        send(faulty.toString().getBytes(UTF_8), true)
                .statusCode(422)
                .body("errors", hasSize(1_000))
                .body("errors[0].pointer", equalTo("/rows/51/name"))
                .body("detail", startsWith("1999 faults, of which the first 1000 are listed."));
        assertDone(send(file), 100_000, 100_000, 0, 0);
        assertDone(send(file), 100_000, 0, 0, 100_000);
        assertEquals(100_001, export("site").lines().count());
    }

    @Test
    void an_import_that_was_cut_off_is_completed_by_sending_it_again() throws SQLException {
        Api.kind("cut-off", false);
        var file = districts("Cut", 0, 20_000).replace(",district,", ",cut-off,");
        var sending = CompletableFuture.supplyAsync(() -> send(file));
        while (count("cut-off") == 0 && !sending.isDone()) {
            LockSupport.parkNanos(1_000_000);
        }
        while (!sending.isDone()) {
            cutConnections();
            LockSupport.parkNanos(20_000_000);
        }
        sending.join().statusCode(503);
        database.flush(AgroalDataSource.FlushMode.ALL); // what was cut would fail once more
        Eventually.until("connections are whole again", this::isReachable);
        int done = count("cut-off");
        assertTrue(done > 0 && done < 20_000, done + " rows");
        assertDone(send(file), 20_000, 20_000 - done, 0, done);
    }

    @Test
    void a_repeated_key_gets_the_first_answer_and_changes_nothing() {
        Api.kind("observatory", false);
        var key = UUID.randomUUID().toString();
        var file = HEADER + "Lick,observatory,44,,\nWilson,observatory,44,,\n";
        assertDone(send(key, file, false), 2, 2, 0, 0);
        var lick = one("observatory", "Lick");
        partner()
                .header("If-Match", "*")
                .body("{\"name\":\"Lick\",\"kind\":\"observatory\",\"county\":\"45\"}")
                .put(lick)
                .then()
                .statusCode(200);
        assertDone(send(key, file, false), 2, 2, 0, 0);
        member().get(lick).then().body("county", equalTo("45"));
    }

    private static String one(String kind, String name) {
        return "/v1/organizations/"
                + member().queryParam("kind", kind)
                        .queryParam("name", name)
                        .get("/v1/organizations")
                        .then()
                        .extract()
                        .path("items[0].id");
    }

    @Test
    void a_repeated_dry_run_tells_the_same_whatever_has_happened() {
        Api.kind("planetarium", false);
        var key = UUID.randomUUID().toString();
        var file = HEADER + "Morrison,planetarium,44,,\n";
        assertDone(send(key, file, true), 1, 1, 0, 0);
        assertDone(send(file), 1, 1, 0, 0);
        assertDone(send(key, file, true).body("dryRun", equalTo(true)), 1, 1, 0, 0);
    }

    @Test
    void a_key_with_another_file_or_in_earnest_is_refused() {
        Api.kind("aquarium", false);
        var key = UUID.randomUUID().toString();
        var file = HEADER + "Steinhart,aquarium,44,,\n";
        assertDone(send(key, file, true), 1, 1, 0, 0);
        for (var refused :
                List.of(
                        send(key, file.replace("44", "45"), true),
                        send(key, HEADER, true),
                        send(key, file, false))) {
            refused.statusCode(422).body("code", equalTo("idempotency-key-reused"));
        }
        member().queryParam("kind", "aquarium")
                .get("/v1/organizations")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void a_faulty_file_does_not_use_up_its_key() {
        var key = UUID.randomUUID().toString();
        var file = HEADER + "Chabot,observatory-to-be,44,,\n";
        send(key, file, false).statusCode(422).body("code", equalTo("import-faulty"));
        Api.kind("observatory-to-be", false);
        assertDone(send(key, file, false), 1, 1, 0, 0);
    }

    @Test
    void a_key_that_is_none_is_named_before_anything_is_imported() {
        Api.kind("herbarium", false);
        send("not a key", HEADER + "Jepson,herbarium,44,,\n", false)
                .statusCode(400)
                .body("errors[0].header", equalTo("Idempotency-Key"));
        member().queryParam("kind", "herbarium")
                .get("/v1/organizations")
                .then()
                .body("items", hasSize(0));
    }

    private boolean isReachable() {
        try {
            return count("cut-off") >= 0;
        } catch (SQLException _) {
            return false;
        }
    }

    private int count(String kind) throws SQLException {
        try (var connection = database.getConnection();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT count(*) FROM organization WHERE kind = '%s'"
                                                .formatted(kind))) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void cutConnections() throws SQLException {
        try (var connection = database.getConnection()) {
            connection
                    .createStatement()
                    .execute(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                    + " WHERE usename = current_user AND pid <> pg_backend_pid()");
        } catch (SQLException e) {
            assertEquals("57P01", e.getSQLState(), "cut by the call before");
        }
    }
}
