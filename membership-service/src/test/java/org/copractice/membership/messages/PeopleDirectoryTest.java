package org.copractice.membership.messages;

import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.copractice.membership.testing.Api.county;
import static org.copractice.membership.testing.Api.partner;
import static org.copractice.membership.testing.People.administrator;
import static org.copractice.membership.testing.People.affiliated;
import static org.copractice.membership.testing.People.consents;
import static org.copractice.membership.testing.People.path;
import static org.copractice.membership.testing.People.registered;
import static org.copractice.membership.testing.People.registry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.membership.messages.Topics.Message;
import org.copractice.membership.testing.Api;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What other services are told of people, and until when.
@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PeopleDirectoryTest {

    private final Contract contract = new Contract();
    private final Topics topics = new Topics(List.of("people-directory.v1", "person.v1"));

    @Inject AgroalDataSource database;

    private UUID museum;
    private UUID ana;

    @BeforeEach
    void somebody_who_works_in_a_county() {
        Api.kind("museum", false);
        county("71", 61);
        county("72", 62);
        museum = Network.organization("Museum " + UUID.randomUUID(), "museum", "71");
        ana = registered("Ana Peña", "ana-" + UUID.randomUUID());
        affiliated(ana, UUID.randomUUID(), museum, "teacher", "2019-08-01", null).statusCode(200);
    }

    @AfterEach
    void listen_no_more() {
        topics.close();
    }

    @Test
    void an_entry_says_what_its_person_consents_to_and_no_more() {
        var past = Network.organization("Past " + UUID.randomUUID(), "museum", "72");
        affiliated(ana, UUID.randomUUID(), past, "teacher", "2012-08-01", "2019-08-01")
                .statusCode(200);
        affiliated(ana, UUID.randomUUID(), past, "principal", "2019-08-01", "2999-07-01")
                .statusCode(200);
        consents(ana, "directory", true, "2026-09-01").statusCode(200);
        untilEntry(
                """
                {"name":"Ana Peña","person":"%s","work":[\
                {"county":"71","from":"2019-08-01","organization":"%s","region":61},\
                {"county":"72","from":"2019-08-01","organization":"%s","region":62,"until":"2999-07-01"}]}\
                """
                        .formatted(ana, museum, past));
    }

    @Test
    void an_entry_follows_name_work_organization_and_county() {
        consents(ana, "directory", true, "2026-09-01").statusCode(200);
        untilEntry(entry("Ana Peña", "71", 61, ""));
        registry()
                .header("If-Match", "*")
                .body("{\"name\":{\"full\":\"Ana Núñez\"}}")
                .put(path(ana))
                .then()
                .statusCode(200);
        untilEntry(entry("Ana Núñez", "71", 61, ""));
        county("71", 62);
        untilEntry(entry("Ana Núñez", "71", 62, ""));
        partner()
                .header("If-Match", "*")
                .body("{\"name\":\"Moved\",\"kind\":\"museum\",\"county\":\"72\"}")
                .put("/v1/organizations/" + museum)
                .then()
                .statusCode(200);
        untilEntry(entry("Ana Núñez", "72", 62, ""));
        var work = registry().get(path(ana)).then().extract().<String>path("affiliations[0].id");
        affiliated(ana, UUID.fromString(work), museum, "teacher", "2019-08-01", "2998-08-01")
                .statusCode(200);
        untilEntry(entry("Ana Núñez", "72", 62, ",\"until\":\"2998-08-01\""));
    }

    @Test
    void a_withdrawn_consent_leaves_a_tombstone_and_another_one_an_entry() {
        consents(ana, "directory", true, "2026-09-01").statusCode(200);
        untilEntry(entry("Ana Peña", "71", 61, ""));
        consents(ana, "directory", false, "2026-09-02").statusCode(200);
        untilEntry(null);
        consents(ana, "directory", true, "2026-09-03").statusCode(200);
        untilEntry(entry("Ana Peña", "71", 61, ""));
    }

    @Test
    void who_is_forgotten_leaves_a_tombstone_and_a_message_that_is_not_personal() {
        consents(ana, "directory", true, "2026-09-01").statusCode(200);
        untilEntry(entry("Ana Peña", "71", 61, ""));
        forget();
        untilEntry(null);
        until("the message", () -> !of("person.v1").isEmpty());
        var told = of("person.v1").getLast();
        assertEquals("org.copractice.membership.person-forgotten.v1", told.type());
        var on =
                administrator()
                        .get(path(ana) + "/erasure")
                        .then()
                        .extract()
                        .<String>path("forgottenOn");
        assertEquals("{\"on\":\"%s\",\"person\":\"%s\"}".formatted(on, ana), told.data());
    }

    @Test
    void a_duplicate_stands_under_the_survivor_until_they_are_two_again() {
        var anna = registered("Anna", "anna-" + UUID.randomUUID());
        var second = Network.organization("Second " + UUID.randomUUID(), "museum", "72");
        affiliated(anna, UUID.randomUUID(), second, "teacher", "2020-08-01", null).statusCode(200);
        consents(ana, "directory", true, "2026-09-01").statusCode(200);
        untilEntry(entry("Ana Peña", "71", 61, ""));
        var merge = path(anna) + "/merge";
        registry()
                .header("If-Match", "*")
                .body("{\"into\":\"%s\"}".formatted(ana))
                .post(merge)
                .then()
                .statusCode(200);
        untilEntry(
                entry("Ana Peña", "71", 61, "")
                        .replace(
                                "]}",
                                ",{\"county\":\"72\",\"from\":\"2020-08-01\",\"organization\":\"%s\",\"region\":62}]}"
                                        .formatted(second)));
        registry().header("If-Match", "*").delete(merge).then().statusCode(200);
        untilEntry(entry("Ana Peña", "71", 61, ""));
    }

    @Test
    void who_never_consented_is_not_mentioned() {
        consents(ana, "contact", true, "2026-09-01").statusCode(200);
        forget();
        until("the directory is up to date", this::isUpToDate);
        until("the message", () -> !of("person.v1").isEmpty());
        assertEquals(List.of(), of("people-directory.v1"));
    }

    private void forget() {
        administrator().header("If-Match", "*").post(path(ana) + "/erasure").then().statusCode(200);
    }

    private String entry(String name, String county, int region, String until) {
        return """
        {"name":"%s","person":"%s","work":[\
        {"county":"%s","from":"2019-08-01","organization":"%s","region":%d%s}]}\
        """
                .formatted(name, ana, county, museum, region, until);
    }

    /// @param data null for a tombstone
    private void untilEntry(String data) {
        until("the directory is up to date", this::isUpToDate);
        until("an entry", () -> !of("people-directory.v1").isEmpty());
        until("the entry " + data, () -> isLast(data));
        var entry = of("people-directory.v1").getLast();
        assertEquals("org.copractice.membership.directory-entry.v1", entry.type());
        assertEquals(List.of(), contract.faultsOfEntry(entry.headers()));
        if (data == null) {
            assertNull(entry.headers().get("content-type"));
        } else {
            assertEquals(List.of(), contract.faults(entry.type(), entry.data()), entry::data);
        }
    }

    private boolean isLast(String data) {
        var last = of("people-directory.v1").getLast().data();
        return data == null ? last == null : data.equals(last);
    }

    private List<Message> of(String topic) {
        return topics.received().stream()
                .filter(message -> message.topic().equals(topic))
                .filter(message -> message.key().equals(ana.toString()))
                .toList();
    }

    private boolean isUpToDate() {
        return Sql.number(
                        database,
                        "SELECT (SELECT max(position) FROM event) - position FROM checkpoint"
                                + " WHERE name = 'people-directory-1'")
                == 0;
    }
}
