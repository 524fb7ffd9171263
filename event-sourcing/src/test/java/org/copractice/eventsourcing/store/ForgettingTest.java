package org.copractice.eventsourcing.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.personal.MasterKeys;
import org.copractice.eventsourcing.readmodel.ReadModels;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.Together;
import org.copractice.eventsourcing.testing.guest.GuestCommand;
import org.copractice.eventsourcing.testing.guest.GuestCommand.ComeAgain;
import org.copractice.eventsourcing.testing.guest.GuestCommand.Forget;
import org.copractice.eventsourcing.testing.guest.GuestCommand.Welcome;
import org.copractice.eventsourcing.testing.guest.GuestReplica;
import org.copractice.eventsourcing.testing.guest.Guests;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What is said of a person can be read until they are forgotten, and never again.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForgettingTest {

    private static final AgroalDataSource SOURCE =
            TestDatabase.create().migrated(Guests.TABLES).pooled(8);
    private static final String OLD = "old:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW =
            "new:"
                    + Base64.getEncoder()
                            .encodeToString("another key, 32 bytes, no secret".getBytes(UTF_8));
    private static final MasterKeys KEYS = MasterKeys.parse(OLD);
    private static final Welcome ANA = new Welcome("Ana Peña", "cl");

    private final GuestReplica here = new GuestReplica(SOURCE, KEYS);
    private final GuestReplica there = new GuestReplica(SOURCE, KEYS);
    private final UUID guest = UUID.randomUUID();

    private List<String> stored() {
        return Sql.rows(
                SOURCE, "SELECT data FROM event WHERE stream_id = ? ORDER BY revision", guest);
    }

    private long keys() {
        return Sql.number(SOURCE, "SELECT count(*) FROM personal_key WHERE stream_id = ?", guest);
    }

    private List<String> read() {
        return here.store().history(guest, 0, 9).stream().map(StoredEvent::data).toList();
    }

    /// As another replica would, but without an event that tells of it.
    private void destroyKey() {
        Sql.execute(SOURCE, "DELETE FROM personal_key WHERE stream_id = '%s'".formatted(guest));
    }

    @Test
    void it_is_stored_encrypted_and_read_in_clear() {
        here.handle(guest, ANA);
        here.handle(guest, new Welcome("Ana María Peña", "cl"));
        assertTrue(stored().stream().noneMatch(data -> data.contains("Ana")), stored()::toString);
        assertTrue(stored().getFirst().endsWith("\"country\":\"cl\"}"));
        assertEquals(
                List.of(
                        "{\"country\":\"cl\",\"name\":\"Ana Peña\"}",
                        "{\"name\":\"Ana María Peña\"}"),
                read());
        assertEquals("Ana María Peña", there.handle(guest, new ComeAgain()).view().name());
    }

    @Test
    void forgetting_destroys_the_key_and_nothing_else() {
        here.handle(guest, ANA);
        here.handle(guest, new ComeAgain());
        var before = stored();
        here.handle(guest, new Forget());
        assertEquals(0, keys());
        assertEquals(before, stored().subList(0, 2));
        assertEquals(List.of("{\"country\":\"cl\"}", "{}", "{}"), read());
        assertEquals(
                List.of("3,null,2"),
                Sql.rows(SOURCE, "SELECT revision, name, visits FROM guest WHERE id = ?", guest));
    }

    @Test
    void who_is_forgotten_stays_forgotten() {
        here.handle(guest, ANA);
        here.handle(guest, new Forget());
        for (var replica : List.of(here, there)) {
            var again = replica.handle(guest, new Forget());
            assertNull(again.view().name());
            assertEquals(2, again.revision());
            assertThrows(Rejection.class, () -> replica.handle(guest, ANA));
        }
        assertEquals(0, keys());
    }

    @Test
    void a_repeated_key_is_answered_without_what_was_forgotten() {
        var key = new IdempotencyKey(UUID.randomUUID(), UUID.randomUUID());
        assertEquals("Ana Peña", here.handle(guest, ANA, key).view().name());
        assertEquals("Ana Peña", there.handle(guest, ANA, key).view().name());
        there.handle(guest, new Forget());
        var repeated = here.handle(guest, ANA, key);
        assertEquals(1, repeated.revision());
        assertNull(repeated.view().name());
        assertEquals("cl", repeated.view().country());
    }

    @Test
    void no_replica_remembers_who_was_forgotten_elsewhere() {
        here.handle(guest, ANA);
        here.handle(guest, new ComeAgain());
        destroyKey();
        assertNull(here.handle(guest, new ComeAgain()).view().name());
    }

    @Test
    void no_follower_remembers_who_was_forgotten_elsewhere() {
        try (var followers =
                new ReadModels(
                        here.store(), List.of(Guests.following()), new SimpleMeterRegistry())) {
            followers.start();
            until(
                    "it is not being filled any more",
                    () ->
                            followers.await("guest-book-1", Duration.ofSeconds(1)).upToDate()
                                    && followers.progress().getFirst().rebuildPosition() == null);
            here.handle(guest, ANA);
            until("Ana is there", () -> book().equals(List.of("1,Ana Peña,1")));
            destroyKey();
            here.handle(guest, new ComeAgain());
            until("she came again", () -> book().equals(List.of("2,null,2")));
        }
    }

    private List<String> book() {
        return Sql.rows(
                SOURCE, "SELECT revision, name, visits FROM guest_book WHERE id = ?", guest);
    }

    @Test
    void who_changes_a_name_while_another_forgets_it_loses() {
        for (int round = 0; round < 20; round++) {
            var person = UUID.randomUUID();
            here.handle(person, ANA);
            Together.run(
                    2,
                    racer ->
                            racer == 0
                                    ? there.handle(person, new Forget()).revision()
                                    : renamed(person));
            assertNull(here.handle(person, new Forget()).view().name());
            assertEquals(
                    0,
                    Sql.number(
                            SOURCE,
                            "SELECT count(*) FROM personal_key WHERE stream_id = ?",
                            person));
        }
    }

    private int renamed(UUID person) {
        try {
            return here.handle(person, new Welcome("Anita", "cl")).revision();
        } catch (Rejection refusal) {
            assertEquals("forgotten", refusal.code());
            return 0;
        }
    }

    @Test
    void a_key_comes_with_the_first_event_or_not_at_all() {
        Together.run(
                2,
                racer ->
                        racer == 0
                                ? here.handle(guest, ANA)
                                : there.handle(guest, new Welcome("Ana", "cl")));
        assertEquals(1, keys());
        assertTrue(read().stream().allMatch(data -> data.contains("Ana")), read()::toString);

        var refused = UUID.randomUUID();
        Sql.execute(SOURCE, "ALTER TABLE guest ADD CONSTRAINT nobody CHECK (name <> 'Nobody')");
        assertThrows(
                IllegalStateException.class, () -> here.handle(refused, new Welcome("Nobody", "")));
        assertEquals(
                0,
                Sql.number(
                        SOURCE, "SELECT count(*) FROM personal_key WHERE stream_id = ?", refused));
    }

    @Test
    void many_at_once_have_a_key_each() {
        var guests = Stream.generate(UUID::randomUUID).limit(50).toList();
        var commands = new HashMap<UUID, GuestCommand>();
        guests.forEach(each -> commands.put(each, new Welcome("Guest " + each, "cl")));
        here.handleAll(commands);
        commands.replaceAll((each, _) -> new Welcome("Friend " + each, "cl"));
        commands.put(guests.getFirst(), new Forget());
        here.handleAll(commands);
        for (var each : guests.subList(1, 50)) {
            assertEquals("Friend " + each, there.handle(each, new ComeAgain()).view().name());
        }
        assertNull(there.handle(guests.getFirst(), new Forget()).view().name());
    }

    @Test
    void keys_are_wrapped_anew_under_another_master_key() {
        here.handle(guest, ANA);
        var both = MasterKeys.parse(NEW + "," + OLD);
        try (var rotation =
                new KeyRotation(here.store().database(), both, new SimpleMeterRegistry())) {
            assertTrue(rotation.rewrap() > 0);
            until("all are wrapped anew", () -> rotation.rewrap() == 0);
        }
        var onlyNew = new GuestReplica(SOURCE, MasterKeys.parse(NEW));
        assertEquals("Ana Peña", onlyNew.handle(guest, new ComeAgain()).view().name());
        try (var back =
                new KeyRotation(
                        here.store().database(),
                        MasterKeys.parse(OLD + "," + NEW),
                        new SimpleMeterRegistry())) {
            until("for the other tests", () -> back.rewrap() == 0);
        }
    }

    @Test
    void the_service_can_destroy_a_key_and_still_no_event() {
        here.handle(guest, ANA);
        for (var forbidden :
                List.of(
                        "DELETE FROM event",
                        "UPDATE event SET data = '{}'",
                        "DELETE FROM stream",
                        "UPDATE personal_key SET stream_id = gen_random_uuid()",
                        "TRUNCATE personal_key")) {
            assertThrows(
                    IllegalStateException.class, () -> Sql.execute(SOURCE, forbidden), forbidden);
        }
        assertEquals(1, keys());
    }

    @Test
    void no_snapshot_is_taken_of_a_person() {
        here.handle(guest, ANA);
        for (int visit = 2; visit <= 101; visit++) {
            here.handle(guest, new ComeAgain());
        }
        assertFalse(here.store().load(guest, 1).snapshot().isPresent());
        assertEquals(102, here.handle(guest, new ComeAgain()).revision());
    }
}
