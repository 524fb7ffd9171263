package org.copractice.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A topic, written as the services write: compressed, and only in transactions.
record Topic(String bootstrap, String name) {

    void create() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    void send(String text) {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", bootstrap,
                                "transactional.id", "test",
                                "compression.type", "lz4"),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>(name, text));
            producer.commitTransaction();
            if (!sent.isDone()) {
                throw new IllegalStateException("committed and not sent");
            }
        }
    }

    /// Waits for that many.
    List<String> read(int count) {
        return records(count).stream().map(ConsumerRecord::value).toList();
    }

    /// The headers of each record; waits for that many.
    List<Map<String, String>> headers(int count) {
        return records(count).stream()
                .map(record -> {
                    var headers = new HashMap<String, String>();
                    record.headers()
                            .forEach(each ->
                                    headers.put(each.key(), new String(each.value(), UTF_8)));
                    return Map.copyOf(headers);
                })
                .toList();
    }

    private List<ConsumerRecord<String, String>> records(int count) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", bootstrap,
                                "group.id", "test",
                                "isolation.level", "read_committed",
                                "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.subscribe(List.of(name));
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            var read = new ArrayList<ConsumerRecord<String, String>>();
            while (read.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            }
            return read;
        }
    }
}
