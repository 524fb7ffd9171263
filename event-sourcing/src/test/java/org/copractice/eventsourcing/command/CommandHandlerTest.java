package org.copractice.eventsourcing.command;

import static org.copractice.eventsourcing.command.CommandRefused.Reason.REVISION_NEEDED;
import static org.copractice.eventsourcing.command.CommandRefused.Reason.STALE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import javax.sql.DataSource;
import org.copractice.eventsourcing.Aggregate;
import org.copractice.eventsourcing.EventTypes;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.TallyCommand;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Close;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyReplica;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What one replica remembers is never more than a guess: another may have written since.
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandHandlerTest {

    private static final DataSource SOURCE =
            TestDatabase.create().migrated(Tallies.TABLES).pooled(4);
    private static final Expected UNSTATED = new Expected.Unstated();

    private final TallyReplica here = new TallyReplica(SOURCE);
    private final TallyReplica there = new TallyReplica(SOURCE);
    private final UUID tally = UUID.randomUUID();
    private final String name = tally.toString();

    @Test
    void a_command_answers_with_the_record_after_it() {
        var opened = here.handle(tally, new Open(name), UNSTATED);
        assertTrue(opened.created());
        var added = here.handle(tally, Add.of(1, 2), new Expected.Revision(1));
        assertFalse(added.created());
        assertEquals(3, added.revision());
        assertEquals(3, added.view().total());
    }

    @Test
    void what_another_replica_wrote_counts_in_a_decision() {
        here.handle(tally, new Open(name));
        there.handle(tally, Add.of(5));
        assertEquals(6, here.handle(tally, Add.of(1)).view().total());
    }

    @Test
    void already_so_is_answered_with_the_record_as_it_is_now() {
        here.handle(tally, new Open(name));
        there.handle(tally, Add.of(5));
        var again = here.handle(tally, new Open(name));
        assertEquals(2, again.revision());
        assertEquals(5, again.view().total());
    }

    @Test
    void a_refusal_never_rests_on_memory() {
        here.handle(tally, new Open(name));
        there.handle(tally, new Close());
        assertEquals("in-use", rejected(here, new Open("another name")));
        assertEquals("not-open", rejected(here, Add.of(1)));
        var revision = new Expected.Revision(2);
        assertEquals(2, here.handle(tally, new Close(), revision).revision());
    }

    @Test
    void a_stale_revision_is_refused_and_the_latest_is_not_though_it_is_unknown_here() {
        here.handle(tally, new Open(name));
        there.handle(tally, Add.of(5));
        assertEquals(STALE, refused(here, new Expected.Revision(1)));
        assertEquals(3, here.handle(tally, Add.of(1), new Expected.Revision(2)).revision());
        assertEquals(STALE, refused(there, new Expected.Revision(2)));
    }

    @Test
    void an_existing_record_is_not_changed_by_who_did_not_see_it() {
        there.handle(tally, new Open(name));
        assertEquals(REVISION_NEEDED, refused(here, UNSTATED));
        assertEquals(REVISION_NEEDED, refused(there, UNSTATED));
    }

    @Test
    void a_row_that_breaks_a_constraint_refuses_the_command_and_leaves_nothing() {
        here.handle(UUID.randomUUID(), new Open(name));
        assertEquals("name-taken", rejected(here, new Open(name)));
        assertTrue(here.store().history(tally, 0, 1).isEmpty());
    }

    @Test
    void an_id_that_belongs_to_a_record_of_another_kind_is_refused() {
        Sql.execute(
                SOURCE,
                """
                SELECT append('%s', 'basket', 0, ARRAY[gen_random_uuid()], ARRAY['basket.filled'],
                    ARRAY[1], ARRAY['{}'], '{}', now())\
                """
                        .formatted(tally));
        assertEquals("id-in-use", rejected(here, new Open(name)));
        assertEquals("id-in-use", rejected(here, Add.of(1)));
    }

    @Test
    void the_first_part_of_an_event_type_is_its_category() {
        var types = new EventTypes<Object>().with("basket.filled", 1, String.class);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Aggregate<>("tally", null, types, null, Object.class, 1));
    }

    private String rejected(TallyReplica replica, TallyCommand command) {
        return assertThrows(Rejection.class, () -> replica.handle(tally, command)).code();
    }

    private CommandRefused.Reason refused(TallyReplica replica, Expected expected) {
        return assertThrows(CommandRefused.class, () -> replica.handle(tally, Add.of(1), expected))
                .reason();
    }
}
