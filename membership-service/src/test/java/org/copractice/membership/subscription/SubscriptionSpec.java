package org.copractice.membership.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.testing.Spec;
import org.copractice.membership.subscription.SubscriptionCommand.Disable;
import org.copractice.membership.subscription.SubscriptionCommand.Enable;
import org.copractice.membership.subscription.SubscriptionCommand.Remove;
import org.copractice.membership.subscription.SubscriptionCommand.Replay;
import org.copractice.membership.subscription.SubscriptionCommand.Rotate;
import org.copractice.membership.subscription.SubscriptionCommand.Subscribe;
import org.copractice.membership.subscription.SubscriptionEvent.Disabled;
import org.copractice.membership.subscription.SubscriptionEvent.Enabled;
import org.copractice.membership.subscription.SubscriptionEvent.Readdressed;
import org.copractice.membership.subscription.SubscriptionEvent.Removed;
import org.copractice.membership.subscription.SubscriptionEvent.ReplayAsked;
import org.copractice.membership.subscription.SubscriptionEvent.Reselected;
import org.copractice.membership.subscription.SubscriptionEvent.SecretRotated;
import org.copractice.membership.subscription.SubscriptionEvent.Subscribed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscriptionSpec {

    private static final String HERE = "https://hooks.example.org/a";
    private static final String THERE = "https://hooks.example.org/b";
    private static final List<String> ALL = List.of("org.copractice.*");
    private static final List<String> SOME = List.of("org.copractice.membership.listing-*");
    private static final List<String> TOPICS = List.of("listing.v1");
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);
    private static final Instant TOMORROW = Instant.parse("2026-09-15T10:00:00Z");

    private final Subscribed subscribed = new Subscribed("partner", HERE, ALL, TOPICS, FIRST);
    private final Disabled paused = new Disabled(Reason.PAUSED, "Moving");

    private final Spec<SubscriptionCommand, Subscription, SubscriptionEvent> subscription =
            Spec.of(new SubscriptionDecider());

    @Test
    void begins_with_an_address_a_choice_and_a_secret() {
        subscription.given().when(subscribe("partner", HERE, ALL)).then(subscribed);
    }

    @Test
    void the_same_again_changes_nothing_and_makes_no_other_secret() {
        subscription
                .given(subscribed)
                .when(new Subscribe("partner", HERE, ALL, TOPICS, SECOND))
                .thenNothing();
    }

    @Test
    void what_is_different_is_changed() {
        subscription
                .given(subscribed)
                .when(subscribe("partner", THERE, ALL))
                .then(new Readdressed(THERE));
        subscription
                .given(subscribed)
                .when(subscribe("partner", HERE, SOME))
                .then(new Reselected(SOME, TOPICS));
        subscription
                .given(subscribed)
                .when(new Subscribe("partner", HERE, ALL, List.of("cohort.v1"), FIRST))
                .then(new Reselected(ALL, List.of("cohort.v1")));
    }

    @Test
    void nobody_turns_that_of_another_to_themselves() {
        subscription
                .given(subscribed)
                .when(subscribe("thief", THERE, ALL))
                .thenRejected("subscription-of-another");
    }

    @Test
    void a_secret_is_rotated() {
        subscription
                .given(subscribed)
                .when(new Rotate(SECOND, TOMORROW))
                .then(new SecretRotated(SECOND, TOMORROW));
    }

    @Test
    void is_disabled_and_enabled_once_each() {
        subscription.given(subscribed).when(new Disable(Reason.PAUSED, "Moving")).then(paused);
        subscription.given(subscribed, paused).when(new Disable(Reason.GONE, "410")).thenNothing();
        subscription.given(subscribed, paused).when(new Enable()).then(new Enabled());
        subscription.given(subscribed).when(new Enable()).thenNothing();
        subscription.given(subscribed, paused, new Enabled()).when(new Enable()).thenNothing();
    }

    @Test
    void messages_are_asked_for_again() {
        subscription
                .given(subscribed)
                .when(new Replay(SECOND, 3, 9))
                .then(new ReplayAsked(SECOND, 3, 9));
    }

    @Test
    void what_was_changed_and_rotated_stays_so() {
        subscription
                .given(
                        subscribed,
                        new Readdressed(THERE),
                        new Reselected(SOME, TOPICS),
                        new SecretRotated(SECOND, TOMORROW),
                        new ReplayAsked(SECOND, 3, 9))
                .when(subscribe("partner", THERE, SOME))
                .thenNothing();
    }

    @Test
    void is_removed_once_and_for_good() {
        subscription.given(subscribed).when(new Remove()).then(new Removed());
        subscription.given(subscribed, new Removed()).when(new Remove()).thenNothing();
        for (var command :
                List.of(
                        subscribe("partner", HERE, ALL),
                        new Rotate(SECOND, TOMORROW),
                        new Disable(Reason.PAUSED, "Moving"),
                        new Enable(),
                        new Replay(SECOND, 3, 9))) {
            subscription
                    .given(subscribed, new Removed())
                    .when(command)
                    .thenRejected("subscription-removed");
        }
    }

    @Test
    void what_never_was_cannot_be_changed() {
        for (var command :
                List.of(
                        new Remove(),
                        new Rotate(SECOND, TOMORROW),
                        new Disable(Reason.PAUSED, "Moving"),
                        new Enable(),
                        new Replay(SECOND, 3, 9))) {
            subscription.given().when(command).thenRejected("subscription-unknown");
        }
    }

    private static Subscribe subscribe(String owner, String address, List<String> types) {
        return new Subscribe(owner, address, types, TOPICS, FIRST);
    }
}
