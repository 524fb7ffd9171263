package org.copractice.eventsourcing.feed;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.copractice.eventsourcing.feed.EventFeed.Page;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.testing.FeedContract.Delivered;
import org.copractice.eventsourcing.testing.Sql;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.Together;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Close;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyReplica;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventFeedTest {

    private static final int WRITERS = 16;
    private static final int PAGES_UNTIL_RESTART = 7;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.create().migrated(Tallies.TABLES);
    private final DataSource pool = database.pooled(24);
    private final TallyReplica replica = new TallyReplica(pool);
    private final EventFeed feed = TallyFeed.of(replica.store());

    @Test
    void a_client_that_resumes_after_restarts_loses_nothing_and_sees_nothing_twice() {
        var tallies = Stream.generate(UUID::randomUUID).limit(20).toList();
        var one = tallies.getFirst();
        var writing = new AtomicBoolean(true);
        var client = CompletableFuture.supplyAsync(() -> follow(writing, null));
        var clientOfOne = CompletableFuture.supplyAsync(() -> follow(writing, one));
        var writers = new FeedWriters(replica, pool, tallies);
        Together.run(WRITERS, writers::write);
        writing.set(false);

        var all = committed();
        assertEquals(all, client.join());
        assertEquals(
                all.stream().filter(each -> each.stream().equals(one)).toList(),
                clientOfOne.join());
        for (var tally : tallies) {
            var revisions =
                    all.stream()
                            .filter(each -> each.stream().equals(tally))
                            .map(Delivered::revision)
                            .toList();
            assertEquals(upTo(revisions.size()), revisions);
        }
        long holes = Sql.number(pool, "SELECT max(position) - count(*) FROM event");
        assertTrue(holes > WRITERS, "too few were rolled back to prove anything: " + holes);
    }

    /// A new feed knows nothing but what is in the database and in the cursor.
    private List<Delivered> follow(AtomicBoolean writing, UUID subject) {
        var seen = new ArrayList<Delivered>();
        String cursor = null;
        boolean isLast;
        do {
            isLast = !writing.get();
            var restarted = TallyFeed.of(new EventStore(new Database(pool)));
            long after = cursor == null ? 0 : restarted.position(cursor).orElseThrow();
            for (int i = 0; i < PAGES_UNTIL_RESTART; i++) {
                var page = restarted.page(TallyFeed.about(restarted, subject), after, 20);
                page.messages().forEach(message -> seen.add(TallyFeed.delivered(message)));
                isLast &= page.messages().isEmpty();
                after = page.through();
            }
            cursor = restarted.cursor(after);
        } while (!isLast);
        return seen;
    }

    @Test
    void what_is_not_told_is_passed_over() {
        var tally = tally("apples");
        replica.handle(tally, Add.of(1));
        replica.handle(tally, new Close());
        assertEquals(List.of(1, 2), revisions(page(0)));
        assertEquals(3, page(0).through());
        assertEquals(new Page(List.of(), 3), page(2));
    }

    @Test
    void a_batch_may_be_smaller_than_what_there_is_and_the_next_goes_on_there() {
        var tally = tally("apples");
        replica.handle(tally, Add.of(1, 2, 3, 4));
        var selection = TallyFeed.everything(feed);
        var first = feed.page(selection, 0, 2);
        var second = feed.page(selection, first.through(), 2);
        assertEquals(List.of(1, 2), revisions(first));
        assertEquals(List.of(3, 4), revisions(second));
        assertEquals(List.of(5), revisions(feed.page(selection, second.through(), 2)));
    }

    @Test
    void a_message_names_the_one_before_it_whatever_was_selected() throws SQLException {
        var tally = tally("apples");
        replica.handle(tally, Add.of(1, 2, 3));
        var all = replica.store().history(tally, 0, 10);
        try (var connection = pool.getConnection()) {
            var some =
                    TallyFeed.messages()
                            .of(
                                    connection,
                                    UUID.randomUUID(),
                                    List.of(all.getFirst(), all.getLast()),
                                    Set.of("some types"));
            var previous =
                    some.stream()
                            .map(each -> each.event().attributes().get("previousrevision"))
                            .toList();
            assertEquals(List.of(0, 3), previous);
        }
    }

    @Test
    void who_begins_now_gets_all_that_was_not_committed_yet() throws SQLException {
        var late = tally("apples");
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            FeedWriters.append(connection, late);
            tally("pears"); // behind the one that is not committed
            long now = feed.look();
            assertEquals(1, now);
            connection.commit();
            connection.setAutoCommit(true);
            assertEquals(List.of(2, 1), revisions(page(now)));
        }
    }

    @Test
    void who_begins_now_gets_nothing_from_before() {
        tally("apples");
        long now = TallyFeed.of(replica.store()).look();
        assertEquals(List.of(), revisions(page(now)));
        tally("pears");
        assertEquals(List.of(1), revisions(page(now)));
    }

    @Test
    void messages_are_selected_by_type() {
        replica.handle(tally("apples"), Add.of(1, 2));
        replica.handle(tally("pears"), Add.of(1));
        assertEquals(
                List.of(2, 3, 2),
                revisions(feed.page(TallyFeed.ofType(feed, TallyFeed.ADDED), 0, 10)));
    }

    @Test
    void where_little_is_selected_many_events_are_passed_over_at_once() {
        Sql.execute(
                database.asService(),
                """
                INSERT INTO event (stream_id, revision, id, type, schema_version, data, metadata,
                    recorded_at)
                SELECT gen_random_uuid(), 1, gen_random_uuid(), 'tally.closed', 1, '{}', '{}', now()
                FROM generate_series(1, 250000)\
                """);
        var last = tally("apples");
        var first = page(0);
        assertEquals(new Page(List.of(), 200_000), first);
        assertEquals(List.of(1), revisions(page(first.through())));
        assertEquals(
                List.of(1), revisions(feed.page(TallyFeed.about(feed, last), 0, 10)), "at once");
    }

    @Test
    void who_waits_gets_what_is_committed_here_at_once_and_holds_no_connection() {
        var single = new TallyReplica(database.pooled(1));
        var waking = TallyFeed.of(single.store());
        waking.start();
        var waiters = Stream.generate(() -> waiting(waking)).limit(TallyFeed.MOST_WAITING).toList();
        until("all wait", () -> waiters.stream().allMatch(Waiter::isParked));
        single.handle(UUID.randomUUID(), new Open("apples"));
        for (var waiter : waiters) {
            assertEquals(List.of(1), revisions(waiter.answer()));
        }
        waking.close();
    }

    @Test
    void who_waits_gets_what_another_replica_commits() {
        feed.start();
        var waiter = waiting(feed);
        until("it waits", waiter::isParked);
        new TallyReplica(pool).handle(UUID.randomUUID(), new Open("apples"));
        assertEquals(List.of(1), revisions(waiter.answer()));
        feed.close();
    }

    @Test
    void who_waits_in_vain_stays_where_it_is() {
        feed.start();
        tally("apples");
        var place = feed.enter().orElseThrow();
        long soon = System.nanoTime() + Duration.ofMillis(60).toNanos();
        var page = feed.next(TallyFeed.everything(feed), page(0).through(), 10, place, soon);
        assertEquals(new Page(List.of(), 1), page);
        assertTrue(System.nanoTime() - soon >= 0, "it did not wait");
        feed.close();
    }

    @Test
    void there_is_room_for_so_many_and_one_who_leaves_makes_room() {
        var places = Stream.generate(feed::enter).limit(TallyFeed.MOST_WAITING).toList();
        assertTrue(places.stream().allMatch(Optional::isPresent));
        assertEquals(Optional.empty(), feed.enter());
        places.getFirst().orElseThrow().close();
        places.getFirst().orElseThrow().close();
        assertTrue(feed.enter().isPresent());
        assertEquals(Optional.empty(), feed.enter(), "closing twice made room for two");
    }

    @Test
    void a_client_that_leaves_is_not_waited_for() {
        feed.start();
        var waiter = waiting(feed);
        until("it waits", waiter::isParked);
        waiter.place().join().leave();
        assertEquals(new Page(List.of(), 0), waiter.answer());
        feed.close();
    }

    @Test
    void when_the_service_stops_all_who_wait_are_answered() {
        feed.start();
        var waiter = waiting(feed);
        until("it waits", waiter::isParked);
        feed.close();
        assertEquals(new Page(List.of(), 0), waiter.answer());
    }

    @Test
    void a_cursor_that_lies_in_the_future_is_not_one_of_ours() {
        tally("apples");
        page(0);
        assertEquals(OptionalLong.of(1), feed.position(feed.cursor(1)));
        assertEquals(OptionalLong.empty(), feed.position(feed.cursor(2)));
    }

    @Test
    void a_cursor_of_a_replica_that_has_seen_more_is_good() {
        page(0);
        var ahead = new TallyReplica(pool);
        ahead.handle(UUID.randomUUID(), new Open("apples"));
        assertEquals(OptionalLong.of(1), feed.position(TallyFeed.of(ahead.store()).cursor(1)));
    }

    private record Waiter(
            Thread thread,
            CompletableFuture<WaitingRoom.Place> place,
            CompletableFuture<Page> page) {

        /// Long before the waiting would have ended by itself.
        Page answer() {
            return page.orTimeout(10, SECONDS).join();
        }

        boolean isParked() {
            return place.isDone() && thread.getState() == Thread.State.TIMED_WAITING;
        }
    }

    /// From the beginning of an empty feed, for long.
    private static Waiter waiting(EventFeed feed) {
        var place = new CompletableFuture<WaitingRoom.Place>();
        var page = new CompletableFuture<Page>();
        var thread =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            try (var entered = feed.enter().orElseThrow()) {
                                place.complete(entered);
                                page.complete(
                                        feed.next(
                                                TallyFeed.everything(feed),
                                                0,
                                                10,
                                                entered,
                                                System.nanoTime() + LONG.toNanos()));
                            } catch (RuntimeException e) {
                                page.completeExceptionally(e);
                            }
                        });
        return new Waiter(thread, place, page);
    }

    private UUID tally(String name) {
        var id = UUID.randomUUID();
        replica.handle(id, new Open(name));
        return id;
    }

    private Page page(long after) {
        return feed.page(TallyFeed.everything(feed), after, 10);
    }

    private static List<Integer> revisions(Page page) {
        return page.messages().stream().map(TallyFeed::delivered).map(Delivered::revision).toList();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private List<Delivered> committed() {
        return Sql.rows(pool, "SELECT position, stream_id, revision FROM event ORDER BY position")
                .stream()
                .map(row -> row.split(","))
                .map(row ->
                        new Delivered(
                                Long.parseLong(row[0]),
                                UUID.fromString(row[1]),
                                Integer.parseInt(row[2])))
                .toList();
    }
}
