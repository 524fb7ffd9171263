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
import org.copractice.eventsourcing.feed.EventFeed;
import org.copractice.eventsourcing.feed.FeedConfig;
import org.copractice.eventsourcing.publishing.Messages;
import org.copractice.eventsourcing.publishing.Producers;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.eventsourcing.publishing.Publisher;
import org.copractice.eventsourcing.readmodel.ReadModel;
import org.copractice.eventsourcing.readmodel.ReadModels;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.Retention;

/// Puts the library together for a service, which adds its read models and publications as beans.
@ApplicationScoped
class EventSourcing {

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static Database database(AgroalDataSource source) {
        return new Database(source);
    }

    @Produces
    @Singleton
    static EventStore store(Database database) {
        return new EventStore(database);
    }

    @Produces
    @Singleton
    static ReadModels readModels(
            EventStore store, @All List<ReadModel> models, MeterRegistry metrics) {
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
                        config.service(), config.bootstrapServers(), topics, config.partitions()),
                metrics);
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

    void start(
            @Observes StartupEvent event,
            ReadModels readModels,
            Publisher publisher,
            EventFeed feed,
            Retention retention) {
        retention.start();
        readModels.start();
        publisher.start();
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
            EventFeed feed,
            Retention retention) {
        feed.close();
        retention.close();
        publisher.close();
        readModels.close();
    }
}
