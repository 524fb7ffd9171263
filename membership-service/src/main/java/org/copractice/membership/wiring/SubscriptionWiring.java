package org.copractice.membership.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.command.CommandHandler;
import org.copractice.eventsourcing.feed.EventFeed;
import org.copractice.eventsourcing.http.Policy;
import org.copractice.eventsourcing.http.Records;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.wiring.RecordsFactory;
import org.copractice.membership.subscription.Subscription;
import org.copractice.membership.subscription.SubscriptionCommand;
import org.copractice.membership.subscription.SubscriptionDecider;
import org.copractice.membership.subscription.SubscriptionEvent;
import org.copractice.membership.subscription.SubscriptionEvent.Disabled;
import org.copractice.membership.subscription.SubscriptionEvent.Enabled;
import org.copractice.membership.subscription.SubscriptionEvent.Readdressed;
import org.copractice.membership.subscription.SubscriptionEvent.Removed;
import org.copractice.membership.subscription.SubscriptionEvent.ReplayAsked;
import org.copractice.membership.subscription.SubscriptionEvent.Reselected;
import org.copractice.membership.subscription.SubscriptionEvent.SecretRotated;
import org.copractice.membership.subscription.SubscriptionEvent.Subscribed;
import org.copractice.membership.subscription.delivery.Deliverer;
import org.copractice.membership.subscription.delivery.DeliveryLog;
import org.copractice.membership.subscription.delivery.Disabling;
import org.copractice.membership.subscription.delivery.Post;
import org.copractice.membership.subscription.delivery.Schedule;
import org.copractice.membership.subscription.delivery.Secrets;
import org.copractice.membership.subscription.delivery.Sender;
import org.copractice.membership.subscription.destination.Destinations;
import org.copractice.membership.subscription.destination.Names;
import org.copractice.membership.subscription.directory.SubscriptionDirectory;
import org.copractice.membership.subscription.directory.SubscriptionView;

/// The stored names of the events of a partner subscription, what is made of them, and what brings
/// messages to subscribers.
@ApplicationScoped
class SubscriptionWiring {

    static final Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent, SubscriptionView>
            AGGREGATE =
                    new Aggregate<>(
                            "subscription",
                            new SubscriptionDecider(),
                            new EventTypes<SubscriptionEvent>()
                                    .with("subscription.subscribed", 1, Subscribed.class)
                                    .with("subscription.readdressed", 1, Readdressed.class)
                                    .with("subscription.reselected", 1, Reselected.class)
                                    .with("subscription.secret-rotated", 1, SecretRotated.class)
                                    .with("subscription.disabled", 1, Disabled.class)
                                    .with("subscription.enabled", 1, Enabled.class)
                                    .with("subscription.replay-asked", 1, ReplayAsked.class)
                                    .with("subscription.removed", 1, Removed.class)
                                    .forgetting("subscription.removed"),
                            SubscriptionView::of,
                            Subscription.class,
                            1);

    @Produces
    @Singleton
    ReadModel directory() {
        return SubscriptionDirectory.readModel(AGGREGATE);
    }

    @Produces
    @Singleton
    Records<SubscriptionCommand, Subscription, SubscriptionEvent, SubscriptionView> records(
            RecordsFactory factory) {
        return factory.records(AGGREGATE, "/v1/subscriptions", "subscription", "registered_at");
    }

    @Produces
    @Singleton
    Destinations destinations(WebhooksConfig config) {
        return new Destinations(config.allowLoopback(), Names.ofSystem());
    }

    @Produces
    @Singleton
    Secrets secrets(EventStore store) {
        return new Secrets(store.personalKeys());
    }

    @Produces
    @Singleton
    DeliveryLog log(Database database) {
        return new DeliveryLog(database);
    }

    @Produces
    @Singleton
    Post post(Vertx vertx, Destinations destinations, WebhooksConfig config, Clock clock) {
        return new Post(vertx, new HttpClientOptions(), destinations, config.patience(), clock);
    }

    @Produces
    @Singleton
    Sender sender(Secrets secrets, Destinations destinations, Post post, Clock clock) {
        return new Sender(secrets, destinations, post, clock);
    }

    @Produces
    @Singleton
    Deliverer deliverer(
            EventStore store,
            EventFeed feed,
            Sender sender,
            @All List<ReadModel> models,
            Policy policy,
            Clock clock,
            MeterRegistry metrics) {
        return new Deliverer(
                store,
                feed,
                sender,
                Schedule.ofStandard(),
                new Disabling(new CommandHandler<>(AGGREGATE, store, models, metrics), clock),
                policy.byTopic().keySet(),
                clock,
                metrics);
    }

    void start(@Observes StartupEvent event, Deliverer deliverer) {
        deliverer.start();
    }

    void stop(@Observes ShutdownEvent event, Deliverer deliverer, Post post) {
        deliverer.close();
        post.close();
    }
}
