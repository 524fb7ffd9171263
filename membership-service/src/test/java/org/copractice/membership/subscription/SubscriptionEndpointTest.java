package org.copractice.membership.subscription;

import static io.restassured.RestAssured.given;
import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.copractice.membership.testing.Network;
import org.copractice.membership.testing.Subscriber;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Engines.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscriptionEndpointTest {

    private static final String PATH = "/v1/subscriptions";
    private static final String HERE = "https://hooks.example.org/copractice";
    private static final String SCOPES = "events.read events.subscribe";

    @Test
    void a_partner_is_told_what_happens_and_verifies_it() throws Exception {
        try (var subscriber = Subscriber.listening()) {
            var made = made("listener", Map.of("address", subscriber.address(), "types", TYPES));
            var path = PATH + "/" + made.extract().path("id");
            var webhook = new Webhook(made.extract().<String>path("secret"));
            var organization = Network.organization("Told organization");
            until("it is told", () -> subjects(subscriber).contains(organization.toString()));
            var sent = subscriber.sent().getFirst();
            webhook.verify(sent.body(), sent.headers());
            as("listener").post(path + "/pings").then().body("delivered", equalTo(true));
            var ping = subscriber.sent().getLast();
            webhook.verify(ping.body(), ping.headers());
            var event = sent.header("webhook-id");
            until("it is in the log", () -> log(path).extract().asString().contains(event));
            log(path)
                    .body("items.status", everyItem(equalTo("delivered")))
                    .body("items.answerStatus", everyItem(equalTo(204)));
            int before = subscriber.sent().size();
            as("listener")
                    .header("If-Match", "\"1\"")
                    .body(Map.of("event", event))
                    .post(path + "/replays")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"");
            until("it is sent again", () -> subscriber.sent().size() > before);
            assertEquals(event, subscriber.sent().getLast().header("webhook-id"));
            var rotated = change(path, 2, "/secrets", Map.of("overlapHours", 0)).statusCode(200);
            var renewed = new Webhook(rotated.extract().<String>path("secret"));
            as("listener").post(path + "/pings").then().statusCode(200);
            var last = subscriber.sent().getLast();
            renewed.verify(last.body(), last.headers());
            assertThrows(
                    WebhookVerificationException.class,
                    () -> webhook.verify(last.body(), last.headers()));
            change(path, 3, "/disablement", Map.of("reason", "Done")).statusCode(200);
        }
    }

    private static final List<String> TYPES = List.of("org.copractice.membership.organization-*");

    @Test
    void the_secret_is_shown_once_and_to_who_repeats_the_request_with_its_key() {
        var path = PATH + "/" + UUID.randomUUID();
        var body = Map.of("address", HERE);
        var first = put("keeper", path, body, "once").statusCode(201).header("ETag", "\"1\"");
        var secret = first.body("secret", startsWith("whsec_")).extract().<String>path("secret");
        put("keeper", path, body, "once").statusCode(201).body("secret", equalTo(secret));
        as("keeper").body(body).put(path).then().statusCode(200).body("secret", nullValue());
        for (var shown : List.of("", "?as-of=2999-01-01", "/history")) {
            as("keeper")
                    .get(path + shown)
                    .then()
                    .statusCode(200)
                    .body(not(containsString(secret.substring(6))))
                    .body(not(containsString("whsec_")));
        }
        as("keeper").get(PATH).then().body(not(containsString("whsec_")));
        as("keeper")
                .get(path)
                .then()
                .body("types", contains("org.copractice.*"))
                .body("topics", hasItem("organization.v1"))
                .body("owner", equalTo("keeper"));
        as("keeper").body(Map.of()).post(path + "/secrets").then().statusCode(428);
    }

    @Test
    void what_another_client_made_is_as_good_as_not_there() {
        var path = PATH + "/" + made("owner-a", Map.of("address", HERE)).extract().path("id");
        var body = Map.of("address", HERE, "types", TYPES);
        for (var answer :
                List.of(
                        as("owner-b").get(path),
                        as("owner-b").get(path + "/history"),
                        as("owner-b").get(path + "/deliveries"),
                        as("owner-b").header("If-Match", "*").body(body).put(path),
                        as("owner-b").header("If-Match", "*").delete(path),
                        as("owner-b").post(path + "/pings"),
                        as("owner-b").header("If-Match", "*").body("{}").post(path + "/secrets"),
                        as("owner-b").header("If-Match", "*").body("{}").post(path + "/replays"),
                        as("owner-b")
                                .header("If-Match", "*")
                                .body("{\"reason\":\"Spite\"}")
                                .post(path + "/disablement"),
                        as("owner-b").header("If-Match", "*").delete(path + "/disablement"))) {
            answer.then().statusCode(404).body("code", equalTo("not-found"));
        }
        as("owner-b").get(PATH).then().body("items.owner", not(hasItem("owner-a")));
        as("owner-a").get(PATH).then().body("items.owner", everyItem(equalTo("owner-a")));
        as("owner-a").get(path).then().header("ETag", "\"1\"");
        given().auth()
                .oauth2(TestIssuer.client("reader", "events.read"))
                .get(path)
                .then()
                .statusCode(403);
    }

    @Test
    void an_administrator_switches_one_off_and_does_not_turn_it_elsewhere() {
        var path = PATH + "/" + made("owner-c", Map.of("address", HERE)).extract().path("id");
        admin().get(path).then().statusCode(200).body("owner", equalTo("owner-c"));
        admin().queryParam("limit", 200).get(PATH).then().body("items.owner", hasItem("owner-c"));
        admin().header("If-Match", "*")
                .body(Map.of("address", "https://elsewhere.example.org/"))
                .put(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("subscription-of-another"));
        admin().header("If-Match", "\"1\"")
                .body("{\"reason\":\"Too many complaints\"}")
                .post(path + "/disablement")
                .then()
                .statusCode(200)
                .body("status", equalTo("disabled"))
                .body("reason", equalTo("paused"))
                .body("detail", equalTo("Too many complaints"));
    }

    @Test
    void an_address_that_leads_inside_and_a_type_that_is_not_seen_are_named() {
        as("careless")
                .body(
                        Map.of(
                                "address",
                                "https://169.254.169.254/latest",
                                "types",
                                List.of(TYPES.getFirst(), "org.copractice.payroll.*")))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("errors.pointer", contains("/address", "/types/1"))
                .body("errors.code", contains("address-refused", "unknown"));
        var blind = given().auth().oauth2(TestIssuer.client("blind", "events.subscribe"));
        blind.contentType(ContentType.JSON)
                .body(Map.of("address", HERE, "types", TYPES))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/types/0"));
        as("careless").body("{\"types\":[]}").post(PATH).then().statusCode(400);
    }

    @Test
    void what_is_to_be_sent_again_must_be_known() {
        var path = PATH + "/" + made("again", Map.of("address", HERE)).extract().path("id");
        for (var body :
                List.of(
                        Map.of("event", UUID.randomUUID().toString()),
                        Map.of("after", "nonsense"),
                        Map.of("until", "nonsense"),
                        Map.of("event", UUID.randomUUID().toString(), "after", "x"))) {
            as("again")
                    .header("If-Match", "\"1\"")
                    .body(body)
                    .post(path + "/replays")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"));
        }
        as("again").get(path).then().header("ETag", "\"1\"");
    }

    @Test
    void what_was_removed_stays_so_and_says_nothing_of_its_address() {
        var path = PATH + "/" + made("leaving", Map.of("address", HERE)).extract().path("id");
        var leaving = as("leaving").header("If-Match", "\"1\"").delete(path).then();
        leaving.statusCode(200).body("status", equalTo("removed")).body("address", nullValue());
        as("leaving").header("If-Match", "\"2\"").delete(path).then().statusCode(200);
        as("leaving")
                .get(path + "/history")
                .then()
                .statusCode(200)
                .body("items.type", contains("subscription.subscribed", "subscription.removed"))
                .body(not(containsString("hooks.example.org")));
        as("leaving").queryParam("as-of", "2999-01-01").get(path).then().statusCode(200);
        as("leaving").post(path + "/pings").then().statusCode(409);
        as("leaving")
                .header("If-Match", "\"2\"")
                .body(Map.of("address", HERE))
                .put(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("subscription-removed"));
    }

    private static ValidatableResponse made(String client, Map<String, ?> body) {
        return as(client).body(body).post(PATH).then().statusCode(201);
    }

    private static ValidatableResponse put(
            String client, String path, Map<String, ?> body, String key) {
        return as(client).header("Idempotency-Key", key).body(body).put(path).then();
    }

    private static ValidatableResponse change(
            String path, int revision, String what, Map<String, ?> body) {
        return as("listener")
                .header("If-Match", "\"%d\"".formatted(revision))
                .body(body)
                .post(path + what)
                .then();
    }

    private static ValidatableResponse log(String path) {
        return as("listener").get(path + "/deliveries").then().statusCode(200);
    }

    private static List<String> subjects(Subscriber subscriber) {
        return subscriber.sent().stream()
                .map(sent -> sent.body().replaceAll(".*\"subject\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static RequestSpecification as(String client) {
        return given().auth()
                .oauth2(TestIssuer.client(client, SCOPES))
                .contentType(ContentType.JSON);
    }

    private static RequestSpecification admin() {
        return given().auth()
                .oauth2(TestIssuer.person("admin", "administrator"))
                .contentType(ContentType.JSON);
    }
}
