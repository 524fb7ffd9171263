package org.copractice.eventsourcing.publishing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import javax.sql.DataSource;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.TallyEvent;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Added;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Closed;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Opened;

/// Publishers of a service that keeps tallies.
final class TallyPublisher {

    record Data(int revision) {}

    private static final int PARTITIONS = 3;

    private TallyPublisher() {}

    static Publication<TallyEvent> everything(String topic) {
        return openedAndClosed(topic)
                .tell(Added.class, "org.copractice.tally.added.v1", TallyPublisher::data);
    }

    static Publication<TallyEvent> openedAndClosed(String topic) {
        return Publication.of(Tallies.AGGREGATE, topic)
                .tell(Opened.class, "org.copractice.tally.opened.v1", TallyPublisher::data)
                .tell(Closed.class, "org.copractice.tally.closed.v1", TallyPublisher::data);
    }

    /// @param service also names the topic
    static Publisher of(String service, DataSource source, String bootstrapServers) {
        return of(
                service,
                new EventStore(new Database(source)),
                bootstrapServers,
                everything(service));
    }

    static Publisher of(
            String service,
            EventStore store,
            String bootstrapServers,
            Publication<TallyEvent> publication) {
        return new Publisher(
                new Messages(service, List.of(publication)),
                store,
                new Producers(
                        service + "-publisher",
                        bootstrapServers,
                        new Topics(List.of(publication.topic()), PARTITIONS)),
                new SimpleMeterRegistry());
    }

    private static Data data(Recorded<TallyEvent> recorded) {
        return new Data(recorded.revision());
    }
}
