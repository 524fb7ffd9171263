package org.copractice.eventsourcing.publishing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.copractice.eventsourcing.Json;
import org.copractice.eventsourcing.store.PersonalKeys;
import org.copractice.eventsourcing.store.StoredEvent;

/// What a publisher makes of a part of the feed.
sealed interface Telling {

    List<StoredEvent> concerning(List<StoredEvent> events);

    /// @param concerning not empty
    List<ProducerRecord<byte[], byte[]>> records(
            Connection connection, UUID epoch, List<StoredEvent> concerning) throws SQLException;

    /// What happened.
    record OfMessages(Messages messages, PersonalKeys personalKeys) implements Telling {

        @Override
        public List<StoredEvent> concerning(List<StoredEvent> events) {
            return messages.told(events);
        }

        @Override
        public List<ProducerRecord<byte[], byte[]>> records(
                Connection connection, UUID epoch, List<StoredEvent> concerning)
                throws SQLException {
            return messages
                    .of(connection, epoch, personalKeys.open(connection, concerning))
                    .stream()
                    .map(message -> message.event().record(message.topic()))
                    .toList();
        }
    }

    /// What is so now.
    ///
    /// @param source URI reference of the service
    record OfEntries(Entries entries, String source) implements Telling {

        @Override
        public List<StoredEvent> concerning(List<StoredEvent> events) {
            return events.stream()
                    .filter(event -> entries.eventTypes().contains(event.type()))
                    .toList();
        }

        @Override
        public List<ProducerRecord<byte[], byte[]>> records(
                Connection connection, UUID epoch, List<StoredEvent> concerning)
                throws SQLException {
            var cause = concerning.getLast();
            return entries.now(connection, concerning).entrySet().stream()
                    .map(entry ->
                            CloudEvent.entry(
                                            source,
                                            epoch,
                                            cause,
                                            entries.type(),
                                            entry.getKey(),
                                            entry.getValue().map(Json::write).orElse(null))
                                    .record(entries.topic()))
                    .toList();
        }
    }
}
