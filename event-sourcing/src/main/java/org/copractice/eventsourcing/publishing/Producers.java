package org.copractice.eventsourcing.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Makes producers for one publisher, each of which shuts the one before it out.
///
/// @param id of the publisher, unlike that of any other at the broker
/// @param bootstrapServers `host:port`, comma separated
public record Producers(String id, String bootstrapServers, Topics topics) {

    /// No record has it.
    private static final byte[] NOBODY = new UUID(0, 0).toString().getBytes(UTF_8);

    /// Blocks until the broker has fenced every earlier producer of this service.
    ///
    /// @throws org.apache.kafka.common.KafkaException when the broker does not answer
    Producer<byte[], byte[]> fencingAllOthers() {
        createTopics();
        var producer =
                new KafkaProducer<>(
                        settings(), new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return producer;
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /// Something to write to every partition: a tombstone for nobody.
    List<ProducerRecord<byte[], byte[]>> pulse(Producer<byte[], byte[]> producer) {
        return topics.names().stream()
                .flatMap(topic -> producer.partitionsFor(topic).stream())
                .map(place ->
                        new ProducerRecord<byte[], byte[]>(
                                place.topic(), place.partition(), NOBODY, null))
                .toList();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        // the first record after a commit is refused until the broker has written its markers,
        // which
        // takes milliseconds and not the usual tenth of a second
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 2);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 500);
        // fail and begin again rather than hold messages back for minutes
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
        return settings;
    }

    private void createTopics() {
        try (var admin =
                Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            create(admin, missing(admin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not answer", e.getCause());
        }
    }

    private Collection<String> missing(Admin admin)
            throws InterruptedException, ExecutionException {
        var existing = admin.listTopics().names().get();
        return topics.names().stream().filter(topic -> !existing.contains(topic)).toList();
    }

    private void create(Admin admin, Collection<String> missing)
            throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(missing.stream().map(topics::create).toList()).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
