package org.copractice.membership.person;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.copractice.membership.testing.People.PATH;
import static org.copractice.membership.testing.People.administrator;
import static org.copractice.membership.testing.People.affiliated;
import static org.copractice.membership.testing.People.as;
import static org.copractice.membership.testing.People.consents;
import static org.copractice.membership.testing.People.path;
import static org.copractice.membership.testing.People.registry;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// People as a file.
@QuarkusTest
@QuarkusTestResource(value = Engines.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonExportTest {

    private static final String HEADER =
            "id,name,sort-as,pronouns,email,phone,subjects,expertise,organization,role,from,until";

    /// In every name of a test: letters only.
    private final String tag =
            UUID.randomUUID().toString().replaceAll("[^a-f]", "").replaceAll("(.)", "$1y");

    private UUID person(String body) {
        var id = UUID.randomUUID();
        registry().body(body.replace("TAG", tag)).put(path(id)).then().statusCode(201);
        return id;
    }

    private static void consent(UUID person, boolean given, String on) {
        consents(person, "export", given, on).statusCode(200);
    }

    private static String row(UUID person, String name) {
        return person + "," + name + ",,,,,,,,,,";
    }

    private String export() {
        return registry()
                .accept("text/csv")
                .queryParam("q", tag)
                .get(PATH)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", equalTo("attachment; filename=\"people.csv\""))
                .extract()
                .asString();
    }

    @Test
    void those_are_in_it_who_have_consented() {
        person("{\"name\":{\"full\":\"Silent TAG\"}}");
        var back = person("{\"name\":{\"full\":\"Back TAG\"}}");
        consent(back, true, "2026-01-01");
        consent(back, false, "2026-02-01");
        var gone = person("{\"name\":{\"full\":\"Gone TAG\"}}");
        consent(gone, true, "2026-01-01");
        administrator()
                .header("If-Match", "*")
                .post(path(gone) + "/erasure")
                .then()
                .statusCode(200);
        var there = person("{\"name\":{\"full\":\"There TAG\"}}");
        consent(there, true, "2026-01-01");
        assertEquals(List.of(HEADER, row(there, "There " + tag)), export().lines().toList());
    }

    @Test
    void the_latest_decision_counts_and_none_for_another_purpose() {
        var again = person("{\"name\":{\"full\":\"Again TAG\"}}");
        consent(again, true, "2026-01-01");
        consent(again, false, "2026-02-01");
        consent(again, true, "2026-02-01");
        consents(again, "research", true, "2026-03-01").statusCode(200);
        consents(again, "research", false, "2026-04-01").statusCode(200);
        var other = person("{\"name\":{\"full\":\"Other TAG\"}}");
        for (var purpose : List.of("directory", "contact", "research")) {
            consents(other, purpose, true, "2026-01-01").statusCode(200);
        }
        assertEquals(List.of(HEADER, row(again, "Again " + tag)), export().lines().toList());
    }

    @Test
    void of_two_records_of_one_person_the_one_that_stays_says_whether_and_what() {
        var stays = person("{\"name\":{\"full\":\"Ana TAG\"}}");
        var goes = person("{\"name\":{\"full\":\"Anna TAG\"}}");
        consent(goes, true, "2026-01-01");
        registry()
                .header("If-Match", "*")
                .body("{\"into\":\"%s\"}".formatted(stays))
                .post(path(goes) + "/merge")
                .then()
                .statusCode(200);
        assertEquals(List.of(HEADER), export().lines().toList());
        consent(stays, true, "2026-01-01");
        assertEquals(List.of(HEADER, row(stays, "Ana " + tag)), export().lines().toList());
    }

    @Test
    void who_takes_it_back_changes_nothing() {
        var office = Network.organization("Office " + tag);
        var person =
                person(
                        """
                        {"name":{"full":"=Ana, \\"A\\" TAG","sortAs":"'=Peña","pronouns":"she/her"},
                         "contact":{"email":"ana@example.org","phone":"+1 530 555 0100"},
                         "subjects":["math","science"],"expertise":["Talks; numbers","a\\\\b"]}
                        """);
        affiliated(person, UUID.randomUUID(), office, "teacher", "2019-08-01", null)
                .statusCode(200);
        affiliated(person, UUID.randomUUID(), office, "principal", "2018-08-01", null)
                .statusCode(200);
        affiliated(person, UUID.randomUUID(), office, "researcher", "2010-08-01", "2011-01-01")
                .statusCode(200);
        consent(person, true, "2026-01-01");
        var file = export();
        assertEquals(
                List.of(
                        HEADER,
                        person
                                + ",\"'=Ana, \"\"A\"\" "
                                + tag
                                + "\",''=Peña,she/her,ana@example.org,'+1 530 555 0100,math;science,"
                                + "Talks\\; numbers;a\\\\b,"
                                + office
                                + ",teacher,2019-08-01,"),
                file.lines().toList());
        registry()
                .config(
                        RestAssuredConfig.config()
                                .encoderConfig(
                                        EncoderConfig.encoderConfig()
                                                .encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post(PATH + "/imports")
                .then()
                .statusCode(200)
                .body("unchanged", equalTo(1));
        assertEquals(file, export());
    }

    @Test
    void an_address_book_gets_cards() {
        var person =
                person(
                        """
                        {"name":{"full":"Ana; \\\\ Peña TAG"},
                         "contact":{"email":"ana@example.org","phone":"+1 530 555 0100"},
                         "subjects":["math","science"],
                         "expertise":["%s"]}
                        """
                                .formatted("é".repeat(40)));
        person("{\"name\":{\"full\":\"Silent TAG\"}}");
        consent(person, true, "2026-01-01");
        var cards =
                registry()
                        .accept("text/vcard")
                        .queryParam("q", tag)
                        .get(PATH)
                        .then()
                        .statusCode(200)
                        .contentType(startsWith("text/vcard"))
                        .extract()
                        .asString();
        assertEquals(
                "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:"
                        + person
                        + "\r\nFN:Ana\\; \\\\ Peña "
                        + tag
                        + "\r\nEMAIL:ana@example.org\r\nTEL:+1 530 555 0100\r\n"
                        + "CATEGORIES:math,science\r\nEXPERTISE:"
                        + "é".repeat(32)
                        + "\r\n "
                        + "é".repeat(8)
                        + "\r\nREV:*\r\nEND:VCARD\r\n",
                cards.replaceAll("REV:\\d{8}T\\d{6}Z", "REV:*"));
    }

    @Test
    void it_is_not_paged_and_not_for_members() {
        registry()
                .accept("text/csv")
                .queryParam("limit", 5)
                .get(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("limit"));
        as("maria").accept("text/csv").get(PATH).then().statusCode(403);
    }
}
