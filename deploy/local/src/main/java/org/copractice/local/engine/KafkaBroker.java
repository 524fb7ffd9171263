package org.copractice.local.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/// A Kafka broker that is its own controller, on a directory that keeps its topics.
public final class KafkaBroker implements AutoCloseable {

    /// A directory belongs to the cluster it was made for and to no other, so this never changes.
    private static final String CLUSTER = "Y29wcmFjdGljZS1sb2NhbA";

    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /// @param controllerPort what the broker and its controller talk to each other on
    public static KafkaBroker start(Path directory, int port, int controllerPort)
            throws IOException {
        Files.createDirectories(directory);
        var properties = properties(directory, port, controllerPort);
        var file = directory.resolve("broker.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        String[] format = {"format", "-t", CLUSTER, "-c", file.toString(), "--ignore-formatted"};
        var silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        if (StorageTool.execute(format, silent) != 0) {
            throw new IOException("Kafka cannot use the directory " + directory);
        }
        var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server, port);
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static Properties properties(Path directory, int port, int controllerPort) {
        var client = "localhost:" + port;
        var controller = "localhost:" + controllerPort;
        var properties = new Properties();
        properties.putAll(
                Map.of(
                        "node.id", "1",
                        "process.roles", "broker,controller",
                        "controller.quorum.voters", "1@" + controller,
                        "controller.listener.names", "CONTROLLER",
                        "listeners", "CLIENT://" + client + ",CONTROLLER://" + controller,
                        "advertised.listeners", "CLIENT://" + client,
                        "listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "inter.broker.listener.name", "CLIENT",
                        "log.dirs", directory.resolve("logs").toString()));
        properties.putAll(
                Map.of(
                        // one broker has nobody to copy to
                        "offsets.topic.replication.factor", "1",
                        "transaction.state.log.replication.factor", "1",
                        "transaction.state.log.min.isr", "1",
                        "share.coordinator.state.topic.replication.factor", "1",
                        "share.coordinator.state.topic.min.isr", "1",
                        "offsets.topic.num.partitions", "4",
                        "transaction.state.log.num.partitions", "4",
                        // after kill -9 the controller waits this long for the broker that was
                        "broker.session.timeout.ms", "3000",
                        "broker.heartbeat.interval.ms", "500",
                        "group.initial.rebalance.delay.ms", "0"));
        properties.putAll(
                Map.of(
                        // events are kept for ever, and a topic is made on purpose or not at all
                        "log.retention.ms", "-1",
                        "auto.create.topics.enable", "false",
                        "log.cleaner.dedupe.buffer.size", "4194304",
                        "controlled.shutdown.enable", "false"));
        return properties;
    }
}
