package org.copractice.membership.person;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.copractice.membership.testing.People.administrator;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.TestKafka;

/// All places in which this service leaves something, searched without any code under test: tables
/// of every schema, the database's files as they lie on the disk, topics, logs and metrics.
final class Everywhere implements AutoCloseable {

    private static final String TABLES =
            """
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm') AND n.nspname <> 'information_schema'\
            """;

    private final String database =
            Sql.rows(
                            Arc.container().instance(AgroalDataSource.class).get(),
                            "SELECT current_database()")
                    .getFirst();
    private final DataSource superuser = TestDatabase.asSuperuser(database);
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<String> messages = new ArrayList<>();
    private final Logged logged = new Logged();

    Everywhere() {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                TestKafka.shared().bootstrapServers(),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                UUID.randomUUID().toString(),
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(Pattern.compile("[^_].*"));
        Logger.getLogger("").addHandler(logged);
    }

    /// Everything that was logged since, whatever the level it is shown from.
    private static final class Logged extends Handler {

        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /// The planner's statistics hold samples of what stands in the tables; files follow memory.
    void analyzed() {
        Sql.execute(superuser, "ANALYZE", "CHECKPOINT");
    }

    /// @param table of the model; another one of that name serves afterwards
    void rebuilt(String model, String table) {
        var identity = "SELECT '%s'::regclass::oid".formatted(table);
        var before = Sql.number(superuser, identity);
        administrator()
                .post("/operations/read-models/%s/rebuild".formatted(model))
                .then()
                .statusCode(202);
        until(model + " is rebuilt", () -> Sql.number(superuser, identity) != before);
    }

    /// All rows of some tables, in some order that is always the same.
    List<String> rows(String... tables) {
        return Stream.of(tables)
                .flatMap(table ->
                        Sql.rows(superuser, "SELECT t::text FROM %s t ORDER BY 1".formatted(table))
                                .stream())
                .toList();
    }

    /// As an operator does now and then: rows that were replaced leave the files.
    void vacuumed() {
        Sql.execute(superuser, "VACUUM (FULL, ANALYZE)");
        Sql.execute(superuser, "CHECKPOINT");
    }

    String keyOf(UUID person) {
        return Sql.rows(superuser, "SELECT wrapped FROM personal_key WHERE stream_id = ?", person)
                .getFirst();
    }

    boolean isPublished() {
        return Sql.number(
                        superuser,
                        "SELECT (SELECT max(position) FROM event) - min(position) FROM checkpoint"
                                + " WHERE name IN ('publisher', 'people-directory-1')")
                == 0;
    }

    SortedSet<String> tablesWith(String word) {
        return Sql.rows(superuser, TABLES).stream()
                .filter(table ->
                        Sql.number(
                                        superuser,
                                        "SELECT count(*) FROM %s t WHERE t::text ILIKE ?"
                                                .formatted(table),
                                        "%" + word + "%")
                                > 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    SortedSet<String> filesWith(String word) {
        var files =
                Path.of(Sql.rows(superuser, "SHOW data_directory").getFirst())
                        .resolve("base")
                        .resolve(
                                Sql.rows(
                                                superuser,
                                                "SELECT oid FROM pg_database WHERE datname = ?",
                                                database)
                                        .getFirst());
        try (var all = Files.walk(files)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(word))
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (NoSuchFileException _) {
            return ""; // compacted away a moment ago
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keys, headers and values of all messages that were in all topics when it was asked.
    List<String> messagesWith(String word) {
        until("topics are read", () -> read().size() > 0);
        var ends = consumer.endOffsets(consumer.assignment());
        until("all topics are read", () -> isPast(ends));
        return messages.stream().filter(message -> message.contains(word)).toList();
    }

    private List<String> read() {
        consumer.poll(Duration.ofMillis(100)).forEach(message -> messages.add(text(message)));
        return messages;
    }

    private boolean isPast(Map<TopicPartition, Long> ends) {
        read();
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static String text(ConsumerRecord<byte[], byte[]> message) {
        var text = new StringBuilder(text(message.key())).append(text(message.value()));
        message.headers().forEach(header -> text.append(text(header.value())));
        return text.toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }

    /// Topics with a file, of whatever kind, in which the word stands.
    SortedSet<String> segmentsWith(String word) {
        var topics = new TreeSet<String>();
        try {
            Files.walkFileTree(
                    TestKafka.shared().data(),
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes as) {
                            if (read(file).contains(word)) {
                                topics.add(topicOf(file));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException gone) {
                            return FileVisitResult.CONTINUE; // compacted away a moment ago
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return topics;
    }

    private static String topicOf(Path file) {
        return file.getParent().getFileName().toString().replaceAll("-[0-9]+$", "");
    }

    List<String> logsWith(String word) {
        return logged.lines.stream().filter(line -> line.contains(word)).toList();
    }

    boolean metricsHave(String word) {
        return given().get("/q/metrics").then().extract().asString().contains(word);
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(logged);
        consumer.close();
    }
}
