package org.copractice.membership.engagement;

import static org.copractice.membership.testing.Api.member;
import static org.copractice.membership.testing.Api.partner;
import static org.copractice.membership.testing.Network.change;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.membership.testing.Network;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EngagementEndpointTest {

    private static final String PATH = "/v1/engagements";

    @Test
    void is_asked_for_accepted_and_done() {
        var community = Network.community("Asking");
        var expert = Network.expert("Number talks");
        var path = PATH + "/" + UUID.randomUUID();
        var body = body("community", community, "Number talks", "2026-12-31");
        partner()
                .body(body)
                .put(path)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", endsWith(path))
                .body("status", equalTo("asked"))
                .body("expert", nullValue());
        partner().body(body).put(path).then().statusCode(200).body("revision", equalTo(1));
        partner()
                .header("If-Match", "*")
                .body(body.replace("A workshop", "A talk"))
                .put(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("request-exists"));
        var dated = "{\"on\":\"2026-08-01\"}";
        change(path + "/acceptance", dated).statusCode(409).body("code", equalTo("expert-needed"));
        change(path + "/acceptance", "{\"expert\":\"%s\",\"on\":\"2026-08-01\"}".formatted(expert))
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("expert", equalTo(expert.toString()));
        var done = "{\"on\":\"2026-09-01\",\"outcome\":\"A workshop for 40 coaches\"}";
        partner().body(done).post(path + "/completion").then().statusCode(428);
        change(path + "/completion", done)
                .statusCode(200)
                .body("status", equalTo("done"))
                .body("since", equalTo("2026-09-01"))
                .body("steps.step", contains("asked", "accepted", "done"))
                .body("steps[2].outcome", equalTo("A workshop for 40 coaches"));
        change(path + "/withdrawal", "{\"on\":\"2026-09-02\"}")
                .statusCode(409)
                .body("code", equalTo("out-of-turn"));
        member().get(path + "/history")
                .then()
                .body(
                        "items.type",
                        contains("engagement.asked", "engagement.accepted", "engagement.done"));
    }

    @Test
    void is_declined_for_a_reason_or_withdrawn() {
        var office = Network.organization("Asking office");
        var declined = asked("organization", office, "Declined talks", "2026-12-31");
        change(
                        PATH + "/" + declined + "/refusal",
                        "{\"on\":\"2026-08-01\",\"reason\":\"other-dates\"}")
                .statusCode(200)
                .body("steps[1].reason", equalTo("other-dates"));
        var withdrawn = asked("organization", office, "Declined talks", "2026-12-31");
        var then = member().get(PATH + "/" + withdrawn).then().extract().<String>path("changedAt");
        change(PATH + "/" + withdrawn + "/withdrawal", "{\"on\":\"2026-08-01\"}")
                .statusCode(200)
                .body("status", equalTo("withdrawn"));
        member().queryParam("as-of", then)
                .get(PATH + "/" + withdrawn)
                .then()
                .body("status", equalTo("asked"));
    }

    @Test
    void open_ones_are_listed_the_most_urgent_first() {
        var office = Network.organization("Urgent office");
        var later = asked("organization", office, "Urgent Talks", "2026-12-31");
        var sooner = asked("organization", office, "urgent talks", "2026-11-30");
        var other = asked("organization", office, "Calm", "2026-10-30");
        var over = asked("organization", office, "Urgent talks", "2026-10-30");
        change(PATH + "/" + over + "/withdrawal", "{\"on\":\"2026-08-01\"}").statusCode(200);
        member().queryParam("organization", office)
                .queryParam("status", "asked")
                .get(PATH)
                .then()
                .body("items.id", contains(other, sooner, later));
        member().queryParam("organization", office)
                .queryParam("status", "asked")
                .queryParam("topic", "URGENT talks")
                .get(PATH)
                .then()
                .body("items.id", contains(sooner, later));
        var expert = Network.expert("Urgent talks");
        change(
                        PATH + "/" + later + "/acceptance",
                        "{\"expert\":\"%s\",\"on\":\"2026-08-01\"}".formatted(expert))
                .statusCode(200);
        member().queryParam("expert", expert).get(PATH).then().body("items.id", contains(later));
        member().queryParam("community", office).get(PATH).then().body("items", empty());
        member().queryParam("status", "open").get(PATH).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "community":"00000000-0000-4000-8000-000000000001", | '' | /organization
                    "community" | "organization":"00000000-0000-4000-8000-000000000001","community" | /community
                    "topic":"Talks", | '' | /topic
                    "purpose":"A workshop", | '' | /purpose
                    2026-12-31 | 9999-12-31 | /neededBy
                    "on" | "status":"done","on" | /status
                    """)
    void what_is_not_valid_is_named(String valid, String invalid, String pointer) {
        var community = UUID.fromString("00000000-0000-4000-8000-000000000001");
        partner()
                .body(body("community", community, "Talks", "2026-12-31").replace(valid, invalid))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void what_is_referred_to_must_exist() {
        partner()
                .body(body("community", UUID.randomUUID(), "Talks", "2026-12-31"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/community"));
        var id = asked("community", Network.community("Asks a stranger"), "Talks", "2026-12-31");
        change(
                        PATH + "/" + id + "/acceptance",
                        "{\"expert\":\"%s\",\"on\":\"2026-08-01\"}".formatted(UUID.randomUUID()))
                .statusCode(422)
                .body("errors.pointer", contains("/expert"));
        change(PATH + "/" + id + "/refusal", "{\"on\":\"2026-08-01\",\"reason\":\"tired\"}")
                .statusCode(400)
                .body("errors.pointer", contains("/reason"));
    }

    @Test
    void an_unknown_one_is_not_found_and_a_member_may_not_write() {
        var path = PATH + "/" + UUID.randomUUID();
        var dated = "{\"on\":\"2026-08-01\"}";
        member().get(path).then().statusCode(404);
        change(path + "/withdrawal", dated).statusCode(404);
        member().body(dated).post(path + "/withdrawal").then().statusCode(403);
    }

    private static String asked(String kind, UUID asker, String topic, String neededBy) {
        return partner()
                .body(body(kind, asker, topic, neededBy))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String body(String kind, UUID asker, String topic, String neededBy) {
        return """
        {"%s":"%s","topic":"%s","purpose":"A workshop","neededBy":"%s","on":"2026-07-01"}
        """
                .formatted(kind, asker, topic, neededBy);
    }
}
