package org.copractice.membership.subscription.delivery;

import static org.copractice.eventsourcing.testing.Eventually.until;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.Metadata;
import org.copractice.eventsourcing.command.CommandContext;
import org.copractice.eventsourcing.command.CommandHandler;
import org.copractice.eventsourcing.command.Expected;
import org.copractice.eventsourcing.feed.EventFeed;
import org.copractice.eventsourcing.personal.MasterKeys;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.membership.listing.Kind;
import org.copractice.membership.listing.ListingCommand;
import org.copractice.membership.listing.ListingCommand.Withdraw;
import org.copractice.membership.listing.ListingEvent;
import org.copractice.membership.listing.Subject;
import org.copractice.membership.messages.ListingMessages;
import org.copractice.membership.subscription.SubscriptionCommand;
import org.copractice.membership.subscription.SubscriptionCommand.Subscribe;
import org.copractice.membership.subscription.destination.Destinations;
import org.copractice.membership.subscription.destination.Names;
import org.copractice.membership.subscription.directory.SubscriptionView;
import org.copractice.membership.wiring.Known;

/// What delivers, on a real database, by a clock that stands still. Time passes and steps are taken
/// when a test says so.
final class Webhooks implements AutoCloseable {

    static final List<String> ALL = List.of("org.copractice.*");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);
    private static final Vertx VERTX = Vertx.vertx();

    /// It begins today: the subscribers' library refuses what is signed at another time.
    final Moving clock = new Moving(Instant.now());

    final DataSource source = TestDatabase.create().migrated("db/migration").pooled(12);
    final EventStore store =
            new EventStore(
                    new Database(source),
                    MasterKeys.parse("test:" + Base64.getEncoder().encodeToString(new byte[32])));
    final Secrets secrets = new Secrets(store.personalKeys());
    final DeliveryLog log = new DeliveryLog(store.database());

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CommandHandler<SubscriptionCommand, ?, ?, SubscriptionView> subscriptions =
            new CommandHandler<>(
                    Known.SUBSCRIPTIONS, store, List.of(Known.subscriptions()), metrics);
    private final CommandHandler<ListingCommand, ?, ListingEvent, ?> listings =
            new CommandHandler<>(Known.LISTINGS, store, List.of(), metrics);
    private final Destinations destinations;
    private final Duration patience;
    private final Set<String> topics;
    private final List<Deliverer> replicas = new ArrayList<>();
    final Deliverer deliverer;

    Webhooks() {
        this(true, Duration.ofSeconds(15));
    }

    Webhooks(boolean loopback, Duration patience) {
        this(loopback, patience, Set.of(ListingMessages.TOPIC));
    }

    /// @param loopback whether this machine may be sent to
    /// @param topics that the policy names
    Webhooks(boolean loopback, Duration patience, Set<String> topics) {
        this.destinations = new Destinations(loopback, Names.ofSystem());
        this.patience = patience;
        this.topics = topics;
        this.deliverer = replica();
    }

    Deliverer replica() {
        var post = new Post(VERTX, new HttpClientOptions(), destinations, patience, clock);
        var replica =
                new Deliverer(
                        store,
                        new EventFeed(store, Known.messages(), 1, metrics),
                        new Sender(secrets, destinations, post, clock),
                        new Schedule(() -> 0),
                        new Disabling(subscriptions, clock),
                        topics,
                        clock,
                        metrics);
        replicas.add(replica);
        return replica;
    }

    UUID subscribed(String address) {
        return subscribed(address, ALL, List.of(ListingMessages.TOPIC));
    }

    UUID subscribed(String address, List<String> types, List<String> topics) {
        var id = UUID.randomUUID();
        handle(id, new Subscribe("partner", address, types, topics, UUID.randomUUID()));
        deliverer.step();
        clock.by(Duration.ofSeconds(1));
        return id;
    }

    SubscriptionView handle(UUID subscription, SubscriptionCommand command) {
        return subscriptions.handle(subscription, command, context()).view();
    }

    UUID posted() {
        var id = UUID.randomUUID();
        listings.handle(
                id,
                new ListingCommand.Post(
                        new UUID(1, 1), Kind.OFFER, new Subject(null, "Maths"), DAY),
                context());
        return id;
    }

    void withdrawn(UUID listing) {
        listings.handle(listing, new Withdraw(DAY), context());
    }

    private CommandContext context() {
        return new CommandContext(
                new Metadata("test", null, "test", null, null),
                new Expected.Any(),
                Optional.empty(),
                clock.instant());
    }

    /// Goes on until there is nothing more to do at this moment.
    void settle() {
        settle(deliverer);
    }

    void settle(Deliverer replica) {
        for (int i = 0; i < 3; i++) {
            replica.step();
            until("all queues rest", replica::isAtRest);
        }
    }

    SubscriptionView view(UUID subscription) {
        return Json.read(
                Sql.rows(source, "SELECT document FROM subscription WHERE id = ?", subscription)
                        .getFirst(),
                SubscriptionView.class);
    }

    /// The log of a subscription in the order in which messages were first tried.
    List<DeliveryView> log(UUID subscription) {
        return Sql.rows(
                        source,
                        "SELECT document FROM webhook_delivery WHERE subscription = ?"
                                + " ORDER BY begun_at, id",
                        subscription)
                .stream()
                .map(document -> Json.read(document, DeliveryView.class))
                .toList();
    }

    @Override
    public void close() {
        replicas.forEach(Deliverer::close);
    }
}
