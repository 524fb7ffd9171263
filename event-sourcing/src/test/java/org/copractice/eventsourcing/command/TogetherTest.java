package org.copractice.eventsourcing.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.copractice.eventsourcing.Metadata;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.IdempotencyKey;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.Tally;
import org.copractice.eventsourcing.testing.tally.Tally.Running;
import org.copractice.eventsourcing.testing.tally.TallyCommand;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Close;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyEvent;
import org.copractice.eventsourcing.testing.tally.TallyReplica;
import org.copractice.eventsourcing.testing.tally.TallyView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Two tallies, of which one takes over what the other has.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TogetherTest {

    private static final TestDatabase DATABASE = TestDatabase.create().migrated(Tallies.TABLES);
    private static final Expected ANY = new Expected.Any();

    private final TallyReplica replica = new TallyReplica(DATABASE.pooled(8));
    private final Together<TallyCommand, Tally, TallyEvent, TallyView> together =
            new CommandHandler<>(
                            Tallies.AGGREGATE,
                            new EventStore(new Database(DATABASE.pooled(8))),
                            List.of(Tallies.directory()),
                            new SimpleMeterRegistry())
                    .together();
    private final UUID from = UUID.randomUUID();
    private final UUID to = UUID.randomUUID();

    @BeforeEach
    void two_tallies() {
        replica.handle(from, new Open(from.toString()));
        replica.handle(from, Add.of(5));
        replica.handle(to, new Open(to.toString()));
    }

    private Outcome<TallyView> moved(int amount, Expected expected, IdempotencyKey key) {
        return handled(_ -> Map.of(from, Add.of(-amount), to, Add.of(amount)), expected, key);
    }

    private Outcome<TallyView> handled(
            Function<Map<UUID, Tally>, Map<UUID, TallyCommand>> commands,
            Expected expected,
            IdempotencyKey key) {
        return together.handle(
                to,
                Set.of(from, to),
                commands,
                new CommandContext(
                        new Metadata("somebody", null, "correlation", null, null),
                        expected,
                        Optional.ofNullable(key),
                        Instant.now()));
    }

    private List<Integer> revisions() {
        return List.of(from, to).stream()
                .map(tally -> replica.store().history(tally, 0, 1000).size())
                .toList();
    }

    @Test
    void both_happen() {
        var outcome = moved(5, ANY, null);
        assertEquals(5, outcome.view().total());
        assertEquals(to, outcome.view().id());
        assertEquals(List.of(3, 2), revisions());
    }

    @Test
    void a_refusal_of_either_leaves_both_as_they_were() {
        replica.handle(from, new Close());
        assertThrows(Rejection.class, () -> moved(5, ANY, null));
        assertEquals(List.of(3, 1), revisions());
    }

    @Test
    void the_revision_is_that_of_the_record_that_is_asked() {
        assertThrows(CommandRefused.class, () -> moved(5, new Expected.Revision(2), null));
        assertThrows(CommandRefused.class, () -> moved(5, new Expected.Unstated(), null));
        assertEquals(List.of(2, 1), revisions());
        moved(5, new Expected.Revision(1), null);
        assertEquals(List.of(3, 2), revisions());
    }

    @Test
    void a_repeated_key_gets_the_first_answer_and_changes_nothing() {
        var key = new IdempotencyKey(UUID.randomUUID(), UUID.randomUUID());
        var first = moved(5, ANY, key);
        replica.handle(to, Add.of(1));
        assertEquals(first, moved(5, ANY, key));
        replica.handle(from, new Close());
        assertEquals(first, moved(5, ANY, key), "though it would be refused now");
        assertEquals(List.of(4, 3), revisions());
    }

    @Test
    void what_is_so_already_stays() {
        assertEquals(1, handled(_ -> Map.of(to, new Open(to.toString())), ANY, null).revision());
        assertEquals(List.of(2, 1), revisions());
    }

    @Test
    void what_is_decided_on_is_so_when_it_is_stored_whatever_races() {
        IntStream.range(0, 20)
                .parallel()
                .forEach(_ -> {
                    replica.handle(from, Add.of(1));
                    handled(
                            states -> {
                                int all = ((Running) states.get(from)).total();
                                return Map.of(from, Add.of(-all), to, Add.of(all));
                            },
                            ANY,
                            null);
                });
        assertEquals(25, replica.handle(to, new Close()).view().total());
        assertEquals(0, replica.handle(from, new Close()).view().total());
    }
}
