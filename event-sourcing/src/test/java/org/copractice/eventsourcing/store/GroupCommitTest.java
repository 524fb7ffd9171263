package org.copractice.eventsourcing.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.copractice.eventsourcing.EventTypes.Encoded;
import org.copractice.eventsourcing.readmodel.Rows;
import org.copractice.eventsourcing.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupCommitTest {

    private static final String STORED = "stored";

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<List<Commit>> transactions = new ConcurrentLinkedQueue<>();
    private final CountDownLatch firstIsUnderWay = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final GroupCommit groups = new GroupCommit(this::transaction);
    private final CountDownLatch unlocked = new CountDownLatch(1);
    private Commit refused;
    private Commit locked;
    private boolean gone;

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    @Test
    void a_single_commit_is_stored_at_once() throws Exception {
        firstMayEnd.countDown();
        var alone = commit(UUID.randomUUID());
        assertEquals(STORED, store(alone).get());
        assertEquals(List.of(List.of(alone)), List.copyOf(transactions));
    }

    @Test
    void those_that_come_meanwhile_share_the_next_transaction() throws Exception {
        var commits = Stream.generate(() -> commit(UUID.randomUUID())).limit(5).toList();
        assertEquals(List.of(STORED, STORED, STORED, STORED, STORED), together(commits));
        assertEquals(List.of(1, 4), transactions.stream().map(List::size).toList());
    }

    @Test
    void a_large_crowd_is_stored_in_several_transactions() throws Exception {
        var commits = Stream.generate(() -> commit(UUID.randomUUID())).limit(101).toList();
        assertTrue(together(commits).stream().allMatch(STORED::equals));
        assertEquals(List.of(1, 32, 32, 32, 4), transactions.stream().map(List::size).toList());
    }

    @Test
    void two_commits_of_one_stream_or_with_one_key_never_share_one() throws Exception {
        var stream = UUID.randomUUID();
        var key = Optional.of(new IdempotencyKey(UUID.randomUUID(), UUID.randomUUID()));
        var commits =
                List.of(
                        commit(UUID.randomUUID()),
                        commit(stream),
                        commit(stream),
                        commit(UUID.randomUUID(), key),
                        commit(UUID.randomUUID(), key));
        assertTrue(together(commits).stream().allMatch(STORED::equals));
        for (var transaction : transactions) {
            assertEquals(
                    transaction.size(),
                    transaction.stream().map(Commit::stream).distinct().count());
            var keys = transaction.stream().flatMap(commit -> commit.key().stream()).toList();
            assertEquals(keys.size(), keys.stream().distinct().count());
        }
    }

    @Test
    void one_that_is_refused_takes_no_other_with_it() throws Exception {
        var commits = Stream.generate(() -> commit(UUID.randomUUID())).limit(4).toList();
        refused = commits.get(2);
        assertEquals(List.of(STORED, STORED, "Conflict", STORED), together(commits));
        assertEquals(STORED, store(commit(UUID.randomUUID())).get(), "and the way is free again");
    }

    @Test
    void all_hear_at_once_that_the_database_is_gone() throws Exception {
        gone = true;
        var commits = Stream.generate(() -> commit(UUID.randomUUID())).limit(4).toList();
        assertTrue(together(commits).stream().allMatch("StoreUnavailable"::equals));
        assertEquals(2, transactions.size(), "nobody tries it again");
        gone = false;
        assertEquals(STORED, store(commit(UUID.randomUUID())).get(), "and the way is free again");
    }

    @Test
    void one_that_waits_for_a_lock_holds_up_no_other() throws Exception {
        firstMayEnd.countDown();
        locked = commit(UUID.randomUUID());
        var waiting = store(locked);
        Eventually.until("it is tried", () -> !transactions.isEmpty());
        assertEquals(STORED, store(commit(UUID.randomUUID())).get());
        assertFalse(waiting.isDone());
        unlocked.countDown();
        assertEquals(STORED, waiting.get());
    }

    /// The first is under way until all the others wait.
    private List<String> together(List<Commit> commits) throws Exception {
        var first = store(commits.getFirst());
        firstIsUnderWay.await();
        var others = commits.stream().skip(1).map(this::store).toList();
        Eventually.until("all wait", () -> groups.waiting() == others.size());
        firstMayEnd.countDown();
        return Stream.concat(Stream.of(first), others.stream()).map(GroupCommitTest::end).toList();
    }

    private Future<String> store(Commit commit) {
        return callers.submit(() -> {
            try {
                groups.store(commit);
                return STORED;
            } catch (CommitRefused | StoreUnavailable e) {
                return e.getClass().getSimpleName();
            }
        });
    }

    private static String end(Future<String> result) {
        try {
            return result.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void transaction(List<Commit> commits, boolean patient) throws CommitRefused {
        transactions.add(commits);
        firstIsUnderWay.countDown();
        try {
            firstMayEnd.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (gone) {
            throw new StoreUnavailable(new SQLException("connection refused", "08001"));
        }
        if (commits.stream().anyMatch(commit -> commit.equals(refused))) {
            throw new CommitRefused.Conflict();
        }
        if (commits.stream().anyMatch(commit -> commit.equals(locked))) {
            wait(patient);
        }
    }

    private void wait(boolean patient) throws CommitRefused {
        if (!patient) {
            throw new CommitRefused.Waited();
        }
        try {
            unlocked.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Commit commit(UUID stream) {
        return commit(stream, Optional.empty());
    }

    private static Commit commit(UUID stream, Optional<IdempotencyKey> key) {
        return new Commit(
                "tally",
                stream,
                0,
                List.of(UUID.randomUUID()),
                List.of(new Encoded("tally.added", 1, "{}")),
                "{}",
                Instant.EPOCH,
                new Rows(),
                Optional.empty(),
                key);
    }
}
