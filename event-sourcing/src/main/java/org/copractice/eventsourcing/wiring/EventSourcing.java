package org.copractice.eventsourcing.wiring;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.copractice.eventsourcing.feed.EventFeed;
import org.copractice.eventsourcing.feed.FeedConfig;
import org.copractice.eventsourcing.personal.MasterKeys;
import org.copractice.eventsourcing.publishing.Compaction;
import org.copractice.eventsourcing.publishing.Entries;
import org.copractice.eventsourcing.publishing.Messages;
import org.copractice.eventsourcing.publishing.Producers;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.eventsourcing.publishing.Publisher;
import org.copractice.eventsourcing.publishing.Topics;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.ReadModels;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.Deadline;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.KeyRotation;
import org.copractice.eventsourcing.store.Retention;

/// Puts the library together for a service, which adds its read models and publications as beans.
@ApplicationScoped
class EventSourcing {

    /// Of compacted topics, one each.
    record Registers(List<Publisher> publishers) {}

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static Database database(AgroalDataSource source, Deadline deadline) {
        return new Database(source, deadline);
    }

    @Produces
    @Singleton
    static MasterKeys masterKeys(PersonalDataConfig config) {
        return config.masterKeys().map(MasterKeys::parse).orElseGet(MasterKeys::none);
    }

    @Produces
    @Singleton
    static EventStore store(Database database, MasterKeys masterKeys) {
        return new EventStore(database, masterKeys);
    }

    @Produces
    @Singleton
    static ReadModels readModels(
            EventStore store,
            @All List<ReadModel> models,
            MasterKeys masterKeys,
            MeterRegistry metrics) {
        if (masterKeys.isEmpty() && models.stream().anyMatch(ReadModel::holdsPersonalData)) {
            throw new IllegalStateException("copractice.personal-data.master-keys is needed");
        }
        return new ReadModels(store, models, metrics);
    }

    @Produces
    @Singleton
    static Messages messages(@All List<Publication<?>> publications, PublisherConfig config) {
        return new Messages(config.service(), publications);
    }

    @Produces
    @Singleton
    static Publisher publisher(
            Messages messages,
            EventStore store,
            @All List<Publication<?>> publications,
            PublisherConfig config,
            MeterRegistry metrics) {
        var topics = publications.stream().map(Publication::topic).distinct().toList();
        return new Publisher(
                messages,
                store,
                new Producers(
                        config.service() + "-publisher",
                        config.bootstrapServers(),
                        new Topics(topics, config.partitions())),
                metrics);
    }

    @Produces
    @Singleton
    static Registers registers(
            Messages messages,
            EventStore store,
            @All List<Entries> entries,
            PublisherConfig config,
            MeterRegistry metrics) {
        return new Registers(
                entries.stream()
                        .map(each ->
                                Publisher.of(
                                        each,
                                        messages.source(),
                                        store,
                                        producers(each, config),
                                        metrics))
                        .toList());
    }

    private static Producers producers(Entries entries, PublisherConfig config) {
        var compaction = config.compaction();
        return new Producers(
                config.service() + "-" + entries.topic(),
                config.bootstrapServers(),
                new Topics(
                        List.of(entries.topic()),
                        config.partitions(),
                        Optional.of(new Compaction(compaction.every(), compaction.tombstones()))));
    }

    @Produces
    @Singleton
    static EventFeed feed(
            EventStore store, Messages messages, FeedConfig config, MeterRegistry metrics) {
        return new EventFeed(store, messages, config.waiting(), metrics);
    }

    @Produces
    @Singleton
    static Retention retention(Database database, MeterRegistry metrics) {
        return new Retention(database, metrics);
    }

    @Produces
    @Singleton
    static KeyRotation rotation(Database database, MasterKeys masterKeys, MeterRegistry metrics) {
        return new KeyRotation(database, masterKeys, metrics);
    }

    void start(
            @Observes StartupEvent event,
            ReadModels readModels,
            Publisher publisher,
            Registers registers,
            EventFeed feed,
            Retention retention,
            KeyRotation rotation) {
        retention.start();
        rotation.start();
        readModels.start();
        publisher.start();
        registers.publishers().forEach(Publisher::start);
        feed.start();
        // before the event below, Quarkus waits for all requests under way: these need not be
        // waited
        // for
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(feed::release));
    }

    void stop(
            @Observes ShutdownEvent event,
            ReadModels readModels,
            Publisher publisher,
            Registers registers,
            EventFeed feed,
            Retention retention,
            KeyRotation rotation) {
        feed.close();
        rotation.close();
        retention.close();
        registers.publishers().forEach(Publisher::close);
        publisher.close();
        readModels.close();
    }
}
