package org.copractice.eventsourcing.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.store.IdempotencyKey;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.Together;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyReplica;
import org.copractice.eventsourcing.testing.tally.TallyView;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IdempotencyTest {

    private static final int TIMES = 1_000;
    private static final DataSource SOURCE =
            TestDatabase.create().migrated(Tallies.TABLES).pooled(16);
    private static final Expected ANY = new Expected.Any();

    private final UUID tally = UUID.randomUUID();
    private final String name = tally.toString();
    private final IdempotencyKey key = new IdempotencyKey(UUID.randomUUID(), UUID.randomUUID());

    @Test
    void a_key_that_is_sent_1000_times_at_once_and_after_a_restart_has_one_effect() {
        var replicas = List.of(new TallyReplica(SOURCE), new TallyReplica(SOURCE));
        var answers = send(number -> replicas.get(number % 2));
        assertEquals(1, answers.size(), answers::toString);
        assertEquals(1, events());

        var restarted = new TallyReplica(SOURCE);
        restarted.handle(tally, Add.of(7)); // time goes by
        answers.addAll(send(_ -> restarted));
        assertEquals(1, answers.size(), answers::toString);
        assertEquals(2, events());
    }

    private Set<Outcome<TallyView>> send(Together.Part<TallyReplica> chosen) {
        return new HashSet<>(
                Together.run(
                        TIMES, number -> chosen.run(number).handle(tally, new Open(name), key)));
    }

    @Test
    void a_key_adds_once_though_the_command_would_add_each_time() {
        var replica = new TallyReplica(SOURCE);
        replica.handle(tally, new Open(name));
        var answers =
                new HashSet<>(Together.run(100, _ -> replica.handle(tally, Add.of(3), ANY, key)));
        assertEquals(1, answers.size(), answers::toString);
        assertEquals(3, replica.handle(tally, Add.of(0)).view().total());
    }

    @Test
    void a_key_with_another_request_is_refused() {
        var replica = new TallyReplica(SOURCE);
        replica.handle(tally, new Open(name), key);
        var other = new IdempotencyKey(key.key(), UUID.randomUUID());
        for (var command : List.of(new Open("other"), new Open(name), Add.of(1))) {
            var refused =
                    assertThrows(
                            CommandRefused.class, () -> replica.handle(tally, command, ANY, other));
            assertEquals(CommandRefused.Reason.KEY_REUSED, refused.reason());
        }
        assertEquals(1, events());
    }

    @Test
    void a_rejected_command_does_not_use_up_its_key() {
        var replica = new TallyReplica(SOURCE);
        assertThrows(Rejection.class, () -> replica.handle(tally, Add.of(1), ANY, key));
        replica.handle(tally, new Open(name));
        assertEquals(1, replica.handle(tally, Add.of(1), ANY, key).view().total());
    }

    @Test
    void nothing_to_do_is_remembered_too() {
        var replica = new TallyReplica(SOURCE);
        replica.handle(tally, new Open(name));
        var first = replica.handle(tally, new Open(name), ANY, key);
        replica.handle(tally, Add.of(1));
        assertEquals(first, new TallyReplica(SOURCE).handle(tally, new Open(name), ANY, key));
    }

    private long events() {
        return Sql.number(SOURCE, "SELECT count(*) FROM event WHERE stream_id = ?", tally);
    }
}
