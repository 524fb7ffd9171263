package org.copractice.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// From the moment an event is recorded (just before its commit) until a consumer has it, at 200
/// commands a second, against a bare record that is produced and consumed at the same rate.
final class Publishing {

    private static final int PER_SECOND = 200;
    private static final int PATIENCE_SECONDS = 60;
    private static final String BARE = "bench-bare";

    private Publishing() {}

    static Line measure(Stand stand, Length length) {
        createTopic(stand);
        stand.awaitFollowers();
        commands(stand, length.seconds());
        var ours = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        for (int i = 0; i < length.pairs(); i++) {
            bare.addAll(bare(stand, length.seconds()));
            ours.addAll(commands(stand, length.seconds()));
        }
        return new Line(
                "commit → message at a consumer, 200/s, p50 (p99)",
                latencies(ours),
                latencies(bare),
                String.format(Locale.ROOT, "%.1f×", Pairs.median(ours) / Pairs.median(bare)),
                "4×, p99 100 ms",
                "2×");
    }

    private static String latencies(List<Double> millis) {
        return String.format(
                Locale.ROOT,
                "%.1f ms (%.1f ms)",
                Pairs.median(millis),
                Pairs.percentile(millis, 0.99));
    }

    private static List<Double> commands(Stand stand, int seconds) {
        var token = stand.token("partner-demo");
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            return consumed(
                    stand,
                    "organization.v1",
                    seconds,
                    () -> requests.execute(() -> register(stand, token)),
                    message ->
                            Instant.parse(
                                    new String(
                                            message.headers().lastHeader("ce_time").value(),
                                            UTF_8)));
        }
    }

    static void register(Stand stand, String token) {
        stand.send(
                HttpRequest.newBuilder(URI.create(stand.url() + "/v1/organizations"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"name\":\"Published\",\"kind\":\"museum\"}")));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a record that is lost is missed by the consumer
    private static List<Double> bare(Stand stand, int seconds) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", stand.kafka(), "acks", "all", "linger.ms", 0);
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            return consumed(
                    stand,
                    BARE,
                    seconds,
                    () ->
                            producer.send(
                                    new ProducerRecord<>(
                                            BARE, Instant.now().toString().getBytes(UTF_8))),
                    message -> Instant.parse(new String(message.value(), UTF_8)));
        }
    }

    private interface Sent {
        Instant when(ConsumerRecord<byte[], byte[]> message);
    }

    private static List<Double> consumed(
            Stand stand, String topic, int seconds, Runnable send, Sent sent) {
        var millis = new ArrayList<Double>();
        var sending = new AtomicBoolean(true);
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", stand.kafka(), "fetch.max.wait.ms", 50),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            Thread.ofPlatform()
                    .start(() -> {
                        Steady.send(PER_SECOND, seconds, send);
                        sending.set(false);
                    });
            boolean quiet = false;
            var end = Instant.now().plusSeconds(seconds + PATIENCE_SECONDS);
            while (sending.get() || !quiet) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException(
                            "%s: after %d messages there was no end"
                                    .formatted(topic, millis.size()));
                }
                var messages = consumer.poll(Duration.ofMillis(500));
                var now = Instant.now();
                quiet = messages.isEmpty();
                messages.forEach(message ->
                        millis.add(Duration.between(sent.when(message), now).toNanos() / 1e6));
            }
        }
        return millis;
    }

    private static void createTopic(Stand stand) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stand.kafka()))) {
            admin.createTopics(List.of(new NewTopic(BARE, 6, (short) 1))).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
