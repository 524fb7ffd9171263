package org.copractice.membership.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.copractice.eventsourcing.testing.TestKafka;

/// Reads topics from their beginning, as a new consumer would.
final class Topics implements AutoCloseable {

    record Message(String topic, String key, Map<String, String> headers, String data) {

        String type() {
            return headers.get("ce_type");
        }
    }

    private final KafkaConsumer<String, String> consumer;
    private final List<Message> received = new ArrayList<>();

    Topics(Collection<String> names) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                TestKafka.shared().bootstrapServers(),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                UUID.randomUUID().toString(),
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new StringDeserializer(),
                        new StringDeserializer());
        consumer.subscribe(names);
    }

    /// All that has arrived so far.
    List<Message> received() {
        consumer.poll(Duration.ofMillis(100)).forEach(one -> received.add(message(one)));
        return List.copyOf(received);
    }

    private static Message message(ConsumerRecord<String, String> one) {
        var headers =
                StreamSupport.stream(one.headers().spliterator(), false)
                        .collect(
                                Collectors.toMap(
                                        header -> header.key(),
                                        header -> new String(header.value(), UTF_8)));
        return new Message(one.topic(), one.key(), headers, one.value());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
