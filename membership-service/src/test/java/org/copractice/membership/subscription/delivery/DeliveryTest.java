package org.copractice.membership.subscription.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.copractice.membership.testing.Subscriber.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.store.CommitRefused.Conflict;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.membership.messages.ListingMessages;
import org.copractice.membership.subscription.Reason;
import org.copractice.membership.subscription.SubscriptionCommand.Disable;
import org.copractice.membership.subscription.SubscriptionCommand.Enable;
import org.copractice.membership.subscription.SubscriptionCommand.Remove;
import org.copractice.membership.subscription.SubscriptionCommand.Replay;
import org.copractice.membership.subscription.SubscriptionCommand.Rotate;
import org.copractice.membership.testing.Subscriber;
import org.copractice.membership.testing.Subscriber.Sent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeliveryTest {

    private static final String LISTED = "org.copractice.membership.listing-listed.v1";
    private static final String WITHDRAWN = "org.copractice.membership.listing-withdrawn.v1";
    private static final List<String> TOPIC = List.of(ListingMessages.TOPIC);

    private final Webhooks webhooks = new Webhooks();
    private final Subscriber subscriber = Subscriber.listening();

    @AfterEach
    void close() {
        webhooks.close();
        subscriber.close();
    }

    @Test
    void each_message_arrives_once_in_order_and_its_signature_is_verified() throws Exception {
        var subscription = webhooks.subscribed(subscriber.address());
        var first = webhooks.posted();
        webhooks.withdrawn(first);
        var second = webhooks.posted();
        webhooks.settle();
        assertEquals(
                List.of(LISTED + first, WITHDRAWN + first, LISTED + second),
                subscriber.sent().stream().map(DeliveryTest::told).toList());
        var library = new Webhook(secret(subscription));
        for (var sent : subscriber.sent()) {
            library.verify(sent.body(), sent.headers());
            assertEquals(event(sent).get("id"), sent.header("webhook-id"));
            assertEquals("application/cloudevents+json", sent.header("content-type"));
            assertEquals("close", sent.header("connection"));
            assertThrows(
                    WebhookVerificationException.class,
                    () -> library.verify(sent.body() + " ", sent.headers()));
        }
        assertEquals(
                Collections.nCopies(3, "delivered 1 204"),
                webhooks.log(subscription).stream().map(DeliveryTest::inShort).toList());
    }

    @Test
    void what_was_committed_before_the_subscription_is_not_told() {
        webhooks.posted();
        webhooks.subscribed(subscriber.address());
        var after = webhooks.posted();
        webhooks.settle();
        assertEquals(List.of(LISTED + after), told());
    }

    @Test
    void only_what_is_selected_and_may_be_seen_is_sent() {
        try (var other = Subscriber.listening();
                var none = Subscriber.listening()) {
            webhooks.subscribed(subscriber.address(), List.of(WITHDRAWN), TOPIC);
            webhooks.subscribed(
                    other.address(), List.of("org.copractice.membership.listing-l*"), TOPIC);
            webhooks.subscribed(none.address(), Webhooks.ALL, List.of("cohort.v1"));
            var listing = webhooks.posted();
            webhooks.withdrawn(listing);
            webhooks.settle();
            assertEquals(List.of(WITHDRAWN + listing), told());
            assertEquals(1, other.sent().size());
            assertEquals(List.of(), none.sent());
        }
    }

    @Test
    void while_secrets_overlap_either_verifies_and_afterwards_only_the_new_one() throws Exception {
        var subscription = webhooks.subscribed(subscriber.address());
        var old = new Webhook(secret(subscription));
        var until = webhooks.clock.instant().plusSeconds(60);
        webhooks.handle(subscription, new Rotate(UUID.randomUUID(), until));
        var current = new Webhook(secret(subscription));
        webhooks.posted();
        webhooks.settle();
        var both = subscriber.sent().getFirst();
        old.verify(both.body(), both.headers());
        current.verify(both.body(), both.headers());
        webhooks.clock.to(until);
        webhooks.posted();
        webhooks.settle();
        var one = subscriber.sent().getLast();
        current.verify(one.body(), one.headers());
        assertThrows(
                WebhookVerificationException.class, () -> old.verify(one.body(), one.headers()));
    }

    @Test
    void is_tried_ten_times_over_75_hours_and_then_disabled() {
        subscriber.answers(exchange -> {
            exchange.sendResponseHeaders(500, 4);
            exchange.getResponseBody().write("Oh\u0000!".getBytes(UTF_8));
        });
        var subscription = webhooks.subscribed(subscriber.address());
        var begun = webhooks.clock.instant();
        webhooks.posted();
        webhooks.posted();
        webhooks.settle();
        for (int tries = 1; tries < 10; tries++) {
            var tried = webhooks.log(subscription);
            assertEquals(List.of("failing %d 500".formatted(tries)), shortly(tried));
            assertEquals("Oh !", tried.getFirst().answer());
            webhooks.clock.to(tried.getFirst().nextAt().minusMillis(1));
            webhooks.settle();
            assertEquals(tries, subscriber.sent().size(), "not before its time");
            webhooks.clock.to(tried.getFirst().nextAt());
            webhooks.settle();
        }
        assertEquals(List.of("failed 10 500"), shortly(webhooks.log(subscription)));
        assertEquals(1, subscriber.sent().stream().map(DeliveryTest::id).distinct().count());
        var took = Duration.between(begun, webhooks.clock.instant());
        assertTrue(took.compareTo(Duration.ofHours(67)) > 0, took::toString); // a tenth sooner
        var view = webhooks.view(subscription);
        assertEquals("disabled failing", view.status() + " " + view.reason());
        assertEquals("10 tries to deliver a message failed.", view.detail());
        webhooks.clock.by(Duration.ofDays(10));
        webhooks.settle();
        assertEquals(10, subscriber.sent().size());
    }

    @Test
    void who_is_enabled_again_is_sent_all_that_it_missed() {
        subscriber.answers(status(410));
        var subscription = webhooks.subscribed(subscriber.address());
        var first = webhooks.posted();
        webhooks.settle();
        var view = webhooks.view(subscription);
        assertEquals("disabled gone", view.status() + " " + view.reason());
        var second = webhooks.posted();
        webhooks.settle();
        assertEquals(1, subscriber.sent().size());
        subscriber.answers(status(200));
        webhooks.handle(subscription, new Enable());
        webhooks.clock.by(Duration.ofSeconds(1));
        webhooks.settle();
        assertEquals(List.of(LISTED + first, LISTED + first, LISTED + second), told());
    }

    @Test
    void a_message_that_fails_holds_back_those_behind_it_and_they_keep_their_order() {
        subscriber.answers(status(503));
        var subscription = webhooks.subscribed(subscriber.address());
        var listing = webhooks.posted();
        webhooks.withdrawn(listing);
        webhooks.settle();
        subscriber.answers(status(200));
        webhooks.clock.to(webhooks.log(subscription).getFirst().nextAt());
        webhooks.settle();
        assertEquals(List.of(LISTED + listing, LISTED + listing, WITHDRAWN + listing), told());
        assertEquals(
                List.of("delivered 2 200", "delivered 1 200"), shortly(webhooks.log(subscription)));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void an_endpoint_that_asks_to_be_left_alone_is(int busy) {
        subscriber.answers(status(busy, "Retry-After", "3600"));
        var subscription = webhooks.subscribed(subscriber.address());
        webhooks.posted();
        webhooks.settle();
        assertEquals(
                webhooks.clock.instant().plusSeconds(3600),
                webhooks.log(subscription).getFirst().nextAt());
        subscriber.answers(status(500, "Retry-After", "3600"));
        webhooks.clock.by(Duration.ofHours(1));
        var before = webhooks.clock.instant();
        webhooks.settle();
        var next = webhooks.log(subscription).getFirst().nextAt();
        assertTrue(next.isBefore(before.plusSeconds(331)), "of those who are not busy it is not");
    }

    @Test
    void who_mends_a_subscription_waits_no_longer() {
        subscriber.answers(status(500));
        var subscription = webhooks.subscribed(subscriber.address());
        webhooks.posted();
        webhooks.settle();
        subscriber.answers(status(200));
        webhooks.clock.by(Duration.ofMillis(1));
        webhooks.handle(subscription, new Disable(Reason.PAUSED, "Mending"));
        webhooks.handle(subscription, new Enable());
        webhooks.settle();
        assertEquals(List.of("delivered 2 200"), shortly(webhooks.log(subscription)));
    }

    @Test
    void a_redirect_is_not_followed() {
        try (var inside = Subscriber.listening()) {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                try (var outside = Subscriber.listening()) {
                    outside.answers(status(status, "Location", inside.address()));
                    var subscription = webhooks.subscribed(outside.address());
                    webhooks.posted();
                    webhooks.settle();
                    assertEquals(
                            List.of("failing 1 " + status), shortly(webhooks.log(subscription)));
                    webhooks.handle(subscription, new Remove());
                }
            }
            assertEquals(List.of(), inside.sent());
        }
    }

    @Test
    void who_does_not_answer_in_time_or_never_ends_is_not_waited_for() {
        var never = new CountDownLatch(1);
        try (var impatient = new Webhooks(true, Duration.ofMillis(300));
                var endless = Subscriber.listening()) {
            subscriber.answers(_ -> await(never));
            endless.answers(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                while (never.getCount() > 0) {
                    exchange.getResponseBody().write(new byte[10_000]);
                }
            });
            var silent = impatient.subscribed(subscriber.address());
            var talking = impatient.subscribed(endless.address());
            impatient.posted();
            impatient.settle();
            assertEquals("timeout", impatient.log(silent).getFirst().fault());
            assertEquals(List.of("delivered 1 200"), shortly(impatient.log(talking)));
            assertEquals(1_000, impatient.log(talking).getFirst().answer().length());
        } finally {
            never.countDown();
        }
    }

    /// Partners may share a host with others.
    @Test
    void those_that_never_answer_hold_up_nobody_at_the_same_host() {
        var never = new CountDownLatch(1);
        subscriber.answers(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/dead")) {
                await(never);
            }
            exchange.sendResponseHeaders(204, -1);
        });
        try {
            for (int i = 0; i < 10; i++) {
                webhooks.subscribed("http://127.0.0.1:%d/dead?%d".formatted(subscriber.port(), i));
            }
            var healthy = webhooks.subscribed(subscriber.address());
            webhooks.posted();
            until(
                    "the other is told",
                    Duration.ofSeconds(5),
                    () -> {
                        webhooks.deliverer.step();
                        return shortly(webhooks.log(healthy)).equals(List.of("delivered 1 204"));
                    });
        } finally {
            never.countDown();
        }
    }

    @Test
    void who_is_disabled_in_the_middle_is_sent_no_more() {
        var held = new CountDownLatch(1);
        subscriber.answers(exchange -> {
            await(held);
            exchange.sendResponseHeaders(204, -1);
        });
        var subscription = webhooks.subscribed(subscriber.address());
        webhooks.posted();
        webhooks.posted();
        until(
                "the first is under way",
                () -> {
                    webhooks.deliverer.step();
                    return subscriber.sent().size() == 1;
                });
        webhooks.handle(subscription, new Disable(Reason.PAUSED, "Moving"));
        webhooks.deliverer.step();
        held.countDown();
        webhooks.settle();
        assertEquals(1, subscriber.sent().size());
        webhooks.handle(subscription, new Enable());
        webhooks.clock.by(Duration.ofSeconds(1));
        webhooks.settle();
        assertEquals(2, told().stream().distinct().count());
    }

    @Test
    void a_topic_that_is_taken_away_from_everybody_is_not_sent() {
        try (var closed = new Webhooks(true, Duration.ofSeconds(15), Set.of())) {
            closed.subscribed(subscriber.address());
            closed.posted();
            closed.settle();
            assertEquals(List.of(), subscriber.sent());
        }
    }

    @Test
    void what_leads_inside_is_not_connected_to() {
        try (var careful = new Webhooks(false, Duration.ofSeconds(15))) {
            var here = careful.subscribed("https://127.0.0.1:%d/".formatted(subscriber.port()));
            var named = careful.subscribed("https://localhost:%d/".formatted(subscriber.port()));
            careful.posted();
            careful.settle();
            assertEquals("address-refused", careful.log(here).getFirst().fault());
            assertEquals("address-refused", careful.log(named).getFirst().fault());
            assertEquals(List.of(), subscriber.sent());
        }
    }

    /// What may be subscribed with can become less while subscriptions stay.
    @Test
    void an_address_that_would_not_be_accepted_any_more_is_not_sent_to() {
        var accepted = subscriber.address().replace("://", "://user:password@");
        var subscription = webhooks.subscribed(accepted);
        webhooks.posted();
        webhooks.settle();
        assertEquals("address-refused", webhooks.log(subscription).getFirst().fault());
        assertEquals(List.of(), subscriber.sent());
    }

    @Test
    void one_message_a_range_or_all_are_sent_again_before_what_is_new() {
        var subscription = webhooks.subscribed(subscriber.address());
        var listings = IntStream.range(0, 4).mapToObj(_ -> webhooks.posted()).toList();
        webhooks.settle();
        var places =
                webhooks.log(subscription).stream()
                        .map(one -> webhooks.log.positionOf(subscription, one.event()))
                        .map(place -> place.orElseThrow())
                        .toList();
        var one = UUID.randomUUID();
        webhooks.handle(subscription, new Replay(one, places.get(1) - 1, places.get(1)));
        webhooks.handle(subscription, new Replay(UUID.randomUUID(), places.get(1), places.get(3)));
        webhooks.handle(subscription, new Replay(UUID.randomUUID(), 0, places.get(3)));
        var fresh = webhooks.posted();
        webhooks.settle();
        var expected = new ArrayList<>(listings);
        expected.add(listings.get(1));
        expected.addAll(listings.subList(2, 4));
        expected.addAll(listings);
        expected.add(fresh);
        assertEquals(expected.stream().map(id -> LISTED + id).toList(), told());
        assertEquals(
                List.of(listings.get(1)),
                webhooks.log(subscription).stream()
                        .filter(each -> one.equals(each.replay()))
                        .map(DeliveryView::subject)
                        .toList());
        webhooks.settle();
        assertEquals(expected.size(), subscriber.sent().size());
    }

    @Test
    void one_that_never_answers_holds_up_nobody_else() {
        var never = new CountDownLatch(1);
        try (var dead = Subscriber.listening()) {
            dead.answers(_ -> await(never));
            webhooks.subscribed(dead.address());
            var healthy = webhooks.subscribed(subscriber.address());
            for (int i = 1; i <= 50; i++) {
                var count = i;
                webhooks.posted();
                until(
                        "the other is told",
                        () -> {
                            webhooks.deliverer.step();
                            return subscriber.sent().size() == count;
                        });
            }
            assertEquals(1, dead.sent().size());
            until("all are logged", () -> webhooks.log(healthy).size() == 50);
        } finally {
            never.countDown();
        }
    }

    @Test
    void when_the_one_that_delivers_is_frozen_another_goes_on_and_it_can_do_no_harm() {
        var frozen = new CountDownLatch(1);
        subscriber.answers(exchange -> {
            await(frozen);
            exchange.sendResponseHeaders(200, -1);
        });
        var subscription = webhooks.subscribed(subscriber.address());
        var first = webhooks.posted();
        until(
                "it is under way",
                () -> {
                    webhooks.deliverer.step();
                    return subscriber.sent().size() == 1;
                });
        subscriber.answers(status(200));
        var other = webhooks.replica();
        webhooks.settle(other);
        assertEquals(1, subscriber.sent().size(), "not while the lease is held");
        Sql.execute(webhooks.source, "UPDATE lease SET expires_at = now() - interval '1 second'");
        webhooks.settle(other);
        webhooks.clock.by(Duration.ofSeconds(1));
        webhooks.settle(other);
        var second = webhooks.posted();
        webhooks.settle(other);
        var place = webhooks.log.position(subscription);
        var log = webhooks.log(subscription);
        frozen.countDown();
        until("it wakes", webhooks.deliverer::isAtRest);
        assertEquals(List.of(LISTED + first, LISTED + first, LISTED + second), told());
        assertEquals(place, webhooks.log.position(subscription));
        assertEquals(log, webhooks.log(subscription));
    }

    /// It is the token that keeps it from writing, for the position is still what it was.
    @Test
    void who_has_lost_the_lease_writes_nothing_even_if_the_other_has_not_moved() {
        var frozen = new CountDownLatch(1);
        subscriber.answers(exchange -> {
            await(frozen);
            exchange.sendResponseHeaders(200, -1);
        });
        var subscription = webhooks.subscribed(subscriber.address());
        webhooks.posted();
        until(
                "it is under way",
                () -> {
                    webhooks.deliverer.step();
                    return subscriber.sent().size() == 1;
                });
        subscriber.answers(status(500));
        Sql.execute(webhooks.source, "UPDATE lease SET expires_at = now() - interval '1 second'");
        webhooks.settle(webhooks.replica());
        var failing = webhooks.log(subscription);
        assertEquals(List.of("failing 1 500"), shortly(failing));
        frozen.countDown();
        until("it wakes", webhooks.deliverer::isAtRest);
        assertEquals(failing, webhooks.log(subscription));
    }

    @Test
    void who_takes_over_goes_on_with_what_failed_where_it_was() {
        subscriber.answers(status(500));
        var subscription = webhooks.subscribed(subscriber.address());
        webhooks.posted();
        webhooks.settle();
        var failed = webhooks.log(subscription).getFirst();
        webhooks.deliverer.close();
        var other = webhooks.replica();
        webhooks.settle(other);
        assertEquals(1, subscriber.sent().size(), "not before its time");
        subscriber.answers(status(200));
        webhooks.clock.to(failed.nextAt());
        webhooks.settle(other);
        var now = webhooks.log(subscription).getFirst();
        assertEquals(failed.id() + " delivered 2 200", now.id() + " " + inShort(now));
    }

    @Test
    void what_was_removed_is_sent_nothing_and_its_secrets_and_address_are_gone() {
        var subscription = webhooks.subscribed(subscriber.address());
        assertNotNull(secret(subscription));
        webhooks.handle(subscription, new Remove());
        webhooks.posted();
        webhooks.settle();
        assertEquals(List.of(), subscriber.sent());
        assertNull(webhooks.view(subscription).address());
        assertThrows(Conflict.class, () -> webhooks.secrets.text(subscription, UUID.randomUUID()));
    }

    @Test
    void neither_secret_nor_address_is_stored_in_clear_in_an_event() {
        var subscription = webhooks.subscribed(subscriber.address());
        var secret = secret(subscription).substring("whsec_".length());
        var stored =
                String.join(
                        "\n",
                        Sql.rows(
                                webhooks.source,
                                "SELECT data FROM event WHERE stream_id = ?",
                                subscription));
        assertTrue(stored.contains("\"owner\":\"partner\""), stored);
        assertTrue(!stored.contains(secret) && !stored.contains("127.0.0.1"), stored);
    }

    @Test
    void the_log_is_kept_for_30_days() {
        var subscription = webhooks.subscribed(subscriber.address());
        webhooks.posted();
        webhooks.settle();
        webhooks.clock.by(Duration.ofDays(29));
        webhooks.settle();
        assertEquals(1, webhooks.log(subscription).size());
        webhooks.clock.by(Duration.ofDays(1).plusMinutes(1));
        webhooks.settle();
        assertEquals(List.of(), webhooks.log(subscription));
    }

    private String secret(UUID subscription) {
        try {
            return webhooks.secrets.text(subscription, webhooks.view(subscription).secretId());
        } catch (Conflict e) {
            throw new AssertionError(e);
        }
    }

    private List<String> told() {
        return subscriber.sent().stream().map(DeliveryTest::told).toList();
    }

    private static String told(Sent sent) {
        return "%s%s".formatted(event(sent).get("type"), event(sent).get("subject"));
    }

    private static String id(Sent sent) {
        return sent.header("webhook-id");
    }

    private static Map<?, ?> event(Sent sent) {
        return Json.read(sent.body(), Map.class);
    }

    private static List<String> shortly(List<DeliveryView> log) {
        return log.stream().map(DeliveryTest::inShort).toList();
    }

    private static String inShort(DeliveryView one) {
        return "%s %d %d".formatted(one.status(), one.attempts(), one.answerStatus());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
