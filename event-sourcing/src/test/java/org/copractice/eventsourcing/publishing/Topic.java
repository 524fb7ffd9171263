package org.copractice.eventsourcing.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// All that a topic holds, as the least careful consumer sees it: messages of aborted transactions
/// included.
record Topic(String name, String bootstrapServers) {

    List<ConsumerRecord<byte[], byte[]>> messages() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(name).stream()
                            .map(partition -> new TopicPartition(name, partition.partition()))
                            .toList();
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var messages = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            }
            return messages;
        }
    }

    /// The revisions of each stream in the order of their arrival, repetitions included.
    Map<UUID, List<Integer>> revisions() {
        return messages().stream()
                .collect(
                        groupingBy(
                                message -> UUID.fromString(new String(message.key(), UTF_8)),
                                mapping(
                                        message -> Integer.valueOf(header(message, "ce_revision")),
                                        toList())));
    }

    static String header(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    /// What is left for a consumer that drops what it has seen.
    static List<Integer> withoutRepetitions(List<Integer> revisions) {
        return revisions.stream().distinct().toList();
    }

    /// How often a publisher began again at an earlier event.
    static long stepsBack(List<Integer> revisions) {
        long steps = 0;
        for (int i = 1; i < revisions.size(); i++) {
            if (revisions.get(i) <= revisions.get(i - 1)) {
                steps++;
            }
        }
        return steps;
    }
}
