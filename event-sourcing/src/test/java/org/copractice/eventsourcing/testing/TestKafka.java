package org.copractice.eventsourcing.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/// A real Kafka broker for tests, one per instance; it can be stopped and started again with its
/// data.
public final class TestKafka {

    private static final String CLUSTER_ID = "Y29wcmFjdGljZS10ZXN0cw";
    private static TestKafka shared;

    private final Properties settings = new Properties();
    private final int port;
    private KafkaRaftServer broker;

    private TestKafka() {
        Quiet.engines();
        try {
            var directory = Files.createTempDirectory("kafka");
            this.port = freePort();
            int controllerPort = freePort();
            settings.put("process.roles", "broker,controller");
            settings.put("node.id", "1");
            settings.put("controller.quorum.voters", "1@localhost:" + controllerPort);
            settings.put(
                    "listeners",
                    "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d"
                            .formatted(port, controllerPort));
            settings.put("controller.listener.names", "CONTROLLER");
            settings.put("log.dirs", directory.resolve("data").toString());
            settings.put("offsets.topic.replication.factor", "1");
            settings.put("offsets.topic.num.partitions", "1");
            settings.put("transaction.state.log.replication.factor", "1");
            settings.put("transaction.state.log.min.isr", "1");
            settings.put("transaction.state.log.num.partitions", "1");
            settings.put("group.initial.rebalance.delay.ms", "0");
            settings.put("auto.create.topics.enable", "false");
            settings.put("log.cleaner.backoff.ms", "100");
            settings.put("log.cleaner.dedupe.buffer.size", "4194304");
            settings.put("broker.session.timeout.ms", "2000");
            settings.put("broker.heartbeat.interval.ms", "500");
            format(directory.resolve("server.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One that all tests of the JVM share.
    public static synchronized TestKafka shared() {
        if (shared == null) {
            shared = new TestKafka();
            shared.start();
        }
        return shared;
    }

    /// One of its own, not started yet.
    public static TestKafka own() {
        return new TestKafka();
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /// Where its topics lie.
    public Path data() {
        return Path.of(settings.getProperty("log.dirs"));
    }

    public void start() {
        broker = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        broker.startup();
    }

    public void stop() {
        broker.shutdown();
        broker.awaitShutdown();
    }

    private void format(Path file) throws IOException {
        try (var writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        StorageTool.execute(
                new String[] {"format", "-t", CLUSTER_ID, "-c", file.toString()},
                new PrintStream(OutputStream.nullOutputStream()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
