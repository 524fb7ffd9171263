package org.copractice.eventsourcing.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.copractice.eventsourcing.publishing.Topic.header;
import static org.copractice.eventsourcing.publishing.Topic.stepsBack;
import static org.copractice.eventsourcing.publishing.Topic.withoutRepetitions;
import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.copractice.eventsourcing.publishing.PublisherProgram.Point;
import org.copractice.eventsourcing.testing.Sql;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is killed or frozen, whenever: every event reaches a consumer, and per stream in order.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublisherTest {

    private static final int STREAMS = 10;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestDatabase database = TestDatabase.create().migrated(Tallies.TABLES);
    private final TallyReplica replica = new TallyReplica(database.pooled(4));
    private final String service = "tally-" + UUID.randomUUID();
    private final List<UUID> tallies = Stream.generate(UUID::randomUUID).limit(STREAMS).toList();

    @ParameterizedTest
    @EnumSource
    void a_publisher_that_is_killed_leaves_nothing_out(Point point) {
        var kafka = TestKafka.shared();
        append(3);
        try (var first = startProcess(point)) {
            first.until(point).kill();
        }
        append(3);
        try (var second = TallyPublisher.of(service, database.asService(), servers(kafka))) {
            second.start();
            untilPublished();
        }
        var published = topic(kafka).revisions();
        assertEquals(STREAMS, published.size());
        for (var revisions : published.values()) {
            assertEquals(List.of(1, 2, 3, 4, 5, 6), withoutRepetitions(revisions));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_publisher_that_was_frozen_can_do_no_harm_when_it_wakes(Point point) {
        var kafka = TestKafka.shared();
        append(3);
        try (var frozen = startProcess(point)) {
            frozen.until(point).freeze();
            append(3);
            try (var other = TallyPublisher.of(service, database.asService(), servers(kafka))) {
                other.start();
                untilPublished();
                var atRest = topic(kafka).messages().size();
                frozen.goOn();
                frozen.thaw();
                frozen.until(PublisherProgram.ASKS_FOR_THE_LEASE); // its round has failed
                assertEquals(atRest, topic(kafka).messages().size(), "it published once more");
                append(3);
                untilPublished();
            }
        }
        boolean repeated = point == Point.BEFORE_THE_CHECKPOINT;
        for (var revisions : topic(kafka).revisions().values()) {
            assertEquals(upTo(9), withoutRepetitions(revisions));
            assertEquals(repeated ? 1 : 0, stepsBack(revisions), revisions::toString);
        }
    }

    @Test
    void while_the_broker_is_away_commands_go_on_and_publishing_catches_up_later() {
        var kafka = TestKafka.own();
        kafka.start();
        append(3);
        try (var publisher = TallyPublisher.of(service, database.asService(), servers(kafka))) {
            publisher.start();
            untilPublished();
            kafka.stop();
            append(3);
            kafka.start();
            append(3);
            untilPublished();
            for (var revisions : topic(kafka).revisions().values()) {
                assertEquals(upTo(9), withoutRepetitions(revisions));
            }
        } finally {
            kafka.stop();
        }
    }

    @Test
    void a_message_names_the_revision_that_was_published_before_it() {
        var kafka = TestKafka.shared();
        var tally = UUID.randomUUID();
        var publication = TallyPublisher.openedAndClosed(service);
        try (var publisher =
                TallyPublisher.of(service, replica.store(), servers(kafka), publication)) {
            publisher.start();
            replica.handle(tally, new Open("apples"));
            replica.handle(tally, Add.of(1, 2));
            untilPublished(); // in another batch than what follows
            replica.handle(tally, Add.of(3));
            replica.handle(tally, new Close());
            untilPublished();
        }
        var previous =
                topic(kafka).messages().stream()
                        .map(message ->
                                header(message, "ce_previousrevision")
                                        + " to "
                                        + header(message, "ce_revision"))
                        .toList();
        assertEquals(List.of("0 to 1", "1 to 5"), previous);
    }

    @Test
    void a_message_is_a_cloud_event() {
        var kafka = TestKafka.shared();
        var tally = UUID.randomUUID();
        replica.handle(tally, new Open("apples"));
        try (var publisher = TallyPublisher.of(service, database.asService(), servers(kafka))) {
            publisher.start();
            untilPublished();
        }
        var message = topic(kafka).messages().getFirst();
        var event = KafkaMessageFactory.createReader(message).toEvent();
        var stored = replica.store().history(tally, 0, 1).getFirst();
        assertEquals(stored.id().toString(), event.getId());
        assertEquals("org.copractice.tally.opened.v1", event.getType());
        assertEquals("/" + service, event.getSource().toString());
        assertEquals(tally.toString(), event.getSubject());
        assertEquals(stored.at(), event.getTime().toInstant());
        assertEquals("application/json", event.getDataContentType());
        assertEquals("{\"revision\":1}", new String(event.getData().toBytes(), UTF_8));
        assertEquals("1", event.getExtension("revision"));
        assertEquals("correlation", event.getExtension("correlationid"));
        assertEquals(
                Sql.rows(database.asService(), "SELECT epoch FROM epoch").getFirst(),
                event.getExtension("epoch"));
    }

    @Test
    void the_checkpoint_moves_only_for_the_holder_of_the_lease_and_only_from_where_it_is()
            throws Exception {
        var checkpoint = new Checkpoint("publisher");
        try (var connection = database.asService().getConnection()) {
            checkpoint.read(connection);
            Sql.execute(
                    database.asService(),
                    "INSERT INTO lease VALUES ('publisher', gen_random_uuid(), 7, now())");
            assertTrue(checkpoint.move(connection, 0, 10, 7));
            assertEquals(false, checkpoint.move(connection, 10, 20, 6), "an earlier holder");
            assertEquals(false, checkpoint.move(connection, 0, 5, 7), "not where it is");
            assertEquals(10, checkpoint.read(connection));
        }
    }

    private PublisherProcess startProcess(Point point) {
        return PublisherProcess.start(
                service, database.serverUrl(), servers(TestKafka.shared()), point);
    }

    /// The first event of a stream is that it was opened.
    private void append(int events) {
        for (var tally : tallies) {
            boolean isNew = replica.handle(tally, new Open(tally.toString())).created();
            for (int i = isNew ? 1 : 0; i < events; i++) {
                replica.handle(tally, Add.of(1));
            }
        }
    }

    private void untilPublished() {
        until(
                "all is published",
                LONG,
                () ->
                        Sql.number(
                                        database.asService(),
                                        "SELECT coalesce(max(position), 0) FROM checkpoint")
                                == Sql.number(
                                        database.asService(), "SELECT max(position) FROM event"));
    }

    private Topic topic(TestKafka kafka) {
        return new Topic(service, servers(kafka));
    }

    private static String servers(TestKafka kafka) {
        return kafka.bootstrapServers();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
