package org.copractice.eventsourcing.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.copractice.eventsourcing.Metadata;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.IdempotencyKey;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.Together;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.TallyEvent;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Opened;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnswersTest {

    private static final DataSource SOURCE =
            TestDatabase.create().migrated(Tallies.TABLES).pooled(16);

    private final AtomicInteger done = new AtomicInteger();
    private final IdempotencyKey key = new IdempotencyKey(UUID.randomUUID(), UUID.randomUUID());

    /// A new one remembers nothing, as after a restart.
    private static Answers<TallyEvent> answers() {
        return new Answers<>(
                "tally", Tallies.AGGREGATE.types(), new EventStore(new Database(SOURCE)));
    }

    private static CommandContext with(Optional<IdempotencyKey> key) {
        return new CommandContext(
                new Metadata("somebody", null, "correlation", null, null),
                new Expected.Unstated(),
                key,
                Instant.parse("2026-07-01T10:00:00Z"));
    }

    private TallyEvent send(IdempotencyKey with) {
        return answers().once(with(Optional.of(with)), this::work);
    }

    /// Each time it says how often it has been done.
    private TallyEvent work() {
        return new Opened("done " + done.incrementAndGet());
    }

    @Test
    void a_repeat_after_a_restart_is_answered_without_the_work() {
        assertEquals(new Opened("done 1"), send(key));
        assertEquals(new Opened("done 1"), send(key));
        assertEquals(1, done.get());
    }

    @Test
    void many_at_once_get_one_answer() {
        var answers = new HashSet<>(Together.run(100, _ -> send(key)));
        assertEquals(1, answers.size(), answers::toString);
        assertEquals(1, remembered());
    }

    @Test
    void another_request_under_the_key_is_refused_before_the_work() {
        send(key);
        var other = new IdempotencyKey(key.key(), UUID.randomUUID());
        var refused = assertThrows(CommandRefused.class, () -> send(other));
        assertEquals(CommandRefused.Reason.KEY_REUSED, refused.reason());
        assertEquals(1, done.get());
    }

    @Test
    void what_fails_is_not_remembered() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        answers()
                                .once(
                                        with(Optional.of(key)),
                                        () -> {
                                            throw new IllegalStateException("cut off");
                                        }));
        assertEquals(0, remembered());
        assertEquals(new Opened("done 1"), send(key));
    }

    @Test
    void without_a_key_nothing_is_remembered() {
        long before = Sql.number(SOURCE, "SELECT count(*) FROM event");
        answers().once(with(Optional.empty()), this::work);
        answers().once(with(Optional.empty()), this::work);
        assertEquals(2, done.get());
        assertEquals(before, Sql.number(SOURCE, "SELECT count(*) FROM event"));
    }

    private long remembered() {
        return Sql.number(SOURCE, "SELECT count(*) FROM idempotency WHERE key = ?", key.key());
    }
}
