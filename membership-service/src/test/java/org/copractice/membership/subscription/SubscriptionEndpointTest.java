package org.copractice.membership.subscription;

import static io.restassured.RestAssured.given;
import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.copractice.membership.testing.Subscriber.status;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.copractice.eventsourcing.testing.Engines;
import org.copractice.eventsourcing.testing.TestIssuer;
import org.copractice.membership.events.Events;
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

    private static final String CLOSED = "org.copractice.membership.organization-closed.v1";
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
    void what_a_client_may_not_see_it_is_not_subscribed_to() {
        given().auth()
                .oauth2(TestIssuer.client("blind", "events.subscribe"))
                .contentType(ContentType.JSON)
                .body(Map.of("address", HERE))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("topics", empty());
    }

    @Test
    void a_range_is_sent_again_from_behind_one_cursor_to_the_other_and_no_further_than_it_came() {
        try (var subscriber = Subscriber.listening()) {
            closed();
            var body = Map.of("address", subscriber.address(), "types", List.of(CLOSED));
            var path = PATH + "/" + made("ranger", body).extract().path("id");
            var told = new ArrayList<>(List.of(closed()));
            var after = now();
            told.add(closed());
            var until = now();
            told.add(closed());
            until("they are told", () -> subscriber.sent().size() == told.size());
            var all = Events.all("type=" + CLOSED);
            int count = all.size();
            var subjects = all.stream().map(each -> each.get("subject").asText()).toList();

            replay(path, Map.of("after", after, "until", until));
            told.addAll(subjects.subList(count - 2, count - 1));
            replay(path, Map.of("after", after));
            told.addAll(subjects.subList(count - 2, count));
            replay(path, Map.of("until", until));
            told.addAll(subjects.subList(0, count - 1));
            replay(path, Map.of());
            told.addAll(subjects);
            until("they are sent again", () -> subscriber.sent().size() >= told.size());

            change("ranger", path + "/disablement", Map.of("reason", "Moving"));
            told.add(closed());
            replay(path, Map.of("after", until, "until", now()));
            told.add(told.size() - 1, subjects.getLast());
            as("ranger")
                    .header("If-Match", "*")
                    .delete(path + "/disablement")
                    .then()
                    .statusCode(200);
            told.add(closed());
            until("all is told", () -> subjects(subscriber).contains(told.getLast()));
            assertEquals(told, subjects(subscriber));
        }
    }

    @Test
    void the_log_tells_of_one_subscription_and_of_the_status_asked_for() {
        try (var good = Subscriber.listening();
                var bad = Subscriber.listening()) {
            bad.answers(status(500));
            var delivered = logger(good);
            var failing = logger(bad);
            Network.organization("Logged");
            until("both are sent to", () -> total(delivered, "") + total(failing, "") == 2);
            assertEquals(1, total(delivered, "?status=delivered"));
            assertEquals(0, total(delivered, "?status=failing"));
            assertEquals(0, total(failing, "?status=delivered"));
            assertEquals(1, total(failing, "?status=failing"));
        }
    }

    @Test
    void who_says_nothing_has_a_day_to_change_over() throws Exception {
        try (var subscriber = Subscriber.listening()) {
            var made = made("rotator", Map.of("address", subscriber.address(), "types", TYPES));
            var path = PATH + "/" + made.extract().path("id");
            var before = Instant.now();
            var rotated = change("rotator", path + "/secrets", Map.of());
            var until = Instant.parse(rotated.extract().<String>path("previousSecretUntil"));
            var late = Duration.between(before.plus(Duration.ofHours(24)), until);
            assertTrue(late.abs().compareTo(Duration.ofMinutes(1)) < 0, until::toString);
            as("rotator").post(path + "/pings").then().statusCode(200);
            var sent = subscriber.sent().getLast();
            for (var each : List.of(made, rotated)) {
                new Webhook(each.extract().<String>path("secret"))
                        .verify(sent.body(), sent.headers());
            }
        }
    }

    @Test
    void an_endpoint_has_15_seconds_to_answer() {
        var never = new CountDownLatch(1);
        try (var subscriber = Subscriber.listening()) {
            subscriber.answers(_ -> await(never));
            var made = made("patient", Map.of("address", subscriber.address(), "types", TYPES));
            var began = Instant.now();
            as("patient")
                    .post(PATH + "/" + made.extract().path("id") + "/pings")
                    .then()
                    .statusCode(200)
                    .body("delivered", equalTo(false))
                    .body("fault", equalTo("timeout"));
            var took = Duration.between(began, Instant.now());
            assertTrue(took.toSeconds() >= 15 && took.toSeconds() < 20, took::toString);
        } finally {
            never.countDown();
        }
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

    private static String logger(Subscriber subscriber) {
        var body = Map.of("address", subscriber.address(), "types", TYPES);
        return PATH + "/" + made("logger", body).extract().path("id") + "/deliveries";
    }

    private static int total(String log, String query) {
        return as("logger").get(log + query).then().extract().<Integer>path("items.size()");
    }

    private static String closed() {
        var id = Network.organization("Closed");
        Network.change(
                        "/v1/organizations/" + id + "/closure",
                        "{\"on\":\"2026-08-01\",\"reason\":\"Merged\"}")
                .statusCode(200);
        return id.toString();
    }

    private static String now() {
        return given().auth()
                .oauth2(Events.token())
                .get("/v1/events?after=now")
                .then()
                .extract()
                .header("Link")
                .replaceAll(".*after=([^&>]*).*", "$1");
    }

    private static void replay(String path, Map<String, ?> body) {
        change("ranger", path + "/replays", body);
    }

    /// Whatever its revision is.
    private static ValidatableResponse change(String client, String path, Map<String, ?> body) {
        return as(client).header("If-Match", "*").body(body).post(path).then().statusCode(200);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
