package org.copractice.eventsourcing.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.copractice.eventsourcing.testing.Eventually.until;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.StoredEvent;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.TestKafka;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Close;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyReplica;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Compacted topics: the revision of each tally while it is open.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EntriesTest {

    /// Long enough for a value and what replaces it to lie in one segment, which nothing but the
    /// publisher's pulses then closes.
    private static final Compaction SOON =
            new Compaction(Duration.ofSeconds(1), Duration.ofMillis(100));

    private record Revision(int revision) {}

    private final String topic = "tallies-" + UUID.randomUUID();
    private final String servers = TestKafka.shared().bootstrapServers();
    private final TestDatabase database = TestDatabase.create().migrated(Tallies.TABLES);
    private final TallyReplica replica = new TallyReplica(database.pooled(4));

    private final class OpenTallies implements Entries {

        private final EventStore store;

        private OpenTallies(EventStore store) {
            this.store = store;
        }

        @Override
        public String name() {
            return "open-tallies-1";
        }

        @Override
        public String topic() {
            return topic;
        }

        @Override
        public String type() {
            return "org.copractice.tally.entry.v1";
        }

        @Override
        public Set<String> eventTypes() {
            return Set.of("tally.opened", "tally.added", "tally.closed");
        }

        @Override
        public Map<UUID, Optional<Object>> now(Connection connection, List<StoredEvent> events)
                throws SQLException {
            var concerned = events.stream().map(StoredEvent::stream).collect(toSet());
            var entries = new HashMap<UUID, Optional<Object>>();
            for (var event : store.earlier(connection, concerned, Long.MAX_VALUE)) {
                entries.put(
                        event.stream(),
                        event.type().equals("tally.closed")
                                ? Optional.empty()
                                : Optional.of(new Revision(event.revision())));
            }
            return entries;
        }
    }

    private Publisher publisher() {
        var store = new EventStore(new Database(database.asService()));
        return Publisher.of(
                new OpenTallies(store),
                "/tally",
                store,
                new Producers(topic, servers, new Topics(List.of(topic), 3, Optional.of(SOON))),
                new SimpleMeterRegistry());
    }

    @Test
    void entries_say_what_is_so_from_the_first_event_on_and_nothing_else_is_left() {
        var open = UUID.randomUUID();
        var closed = UUID.randomUUID();
        replica.handle(open, new Open("pears"));
        replica.handle(closed, new Open("apples"));
        replica.handle(closed, Add.of(1));
        try (var publisher = publisher()) {
            publisher.start();
            until(
                    "both are told",
                    () -> values().equals(Set.of("{\"revision\":1}", "{\"revision\":2}")));
            replica.handle(open, Add.of(1));
            replica.handle(closed, new Close());
            until(
                    "the one that is open is left",
                    () -> values().equals(Set.of("{\"revision\":2}")));
        }
        try (var later = publisher()) {
            later.start();
            replica.handle(open, Add.of(1));
            until("it is told anew", () -> values().equals(Set.of("{\"revision\":3}")));
        }
    }

    /// All values that can be read, replaced ones included until they are compacted away.
    private Set<String> values() {
        return new Topic(topic, servers)
                .messages().stream()
                        .filter(message -> message.value() != null)
                        .map(EntriesTest::value)
                        .collect(toSet());
    }

    private static String value(ConsumerRecord<byte[], byte[]> message) {
        return new String(message.value(), UTF_8);
    }
}
