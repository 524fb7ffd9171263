package org.copractice.eventsourcing.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.copractice.eventsourcing.store.CommitRefused.Waited;

/// Lets commits that arrive while others are being stored share the next transaction. A commit that
/// finds a free lane waits for nobody; the busier it gets, the more of them share one round trip
/// and one flush to disk.
///
/// A group that is refused leaves nothing and each of its commits is stored alone: one is never
/// refused because of another. Nor does one that has to wait for a lock of somebody else, of
/// another replica or an import, hold up the others for long: it goes on waiting by itself.
final class GroupCommit {

    /// Stores all or nothing.
    @FunctionalInterface
    interface Transaction {
        /// @param patient false to be refused soon instead of waiting for a lock
        void store(List<Commit> commits, boolean patient) throws CommitRefused;
    }

    private static final int LARGEST = 32;

    private enum Progress {
        WAITING,
        UNDER_WAY,
        STORED,
        REFUSED
    }

    private static final class Entry {
        private final Commit commit;
        private final Condition moved;
        private Progress progress = Progress.WAITING;
        private StoreUnavailable unavailable;

        Entry(Commit commit, Condition moved) {
            this.commit = commit;
            this.moved = moved;
        }
    }

    private final Transaction transaction;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Entry> waiting = new ArrayDeque<>();
    private boolean busy;

    GroupCommit(Transaction transaction) {
        this.transaction = transaction;
    }

    /// How many wait for the transaction under way.
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// Returns when the commit is stored.
    void store(Commit commit) throws CommitRefused {
        var entry = new Entry(commit, lock.newCondition());
        var group = groupToStore(entry);
        if (group.size() == 1) {
            storeAlone(group);
        } else if (!group.isEmpty()) {
            storeTogether(group);
        }
        if (entry.unavailable != null) {
            throw entry.unavailable;
        }
        if (entry.progress == Progress.REFUSED) {
            transaction.store(List.of(commit), true);
        }
    }

    /// @return empty when another thread has taken care of the entry
    private List<Entry> groupToStore(Entry mine) {
        lock.lock();
        try {
            waiting.add(mine);
            while (mine.progress == Progress.UNDER_WAY
                    || (mine.progress == Progress.WAITING && busy)) {
                mine.moved.awaitUninterruptibly();
            }
            return mine.progress == Progress.WAITING ? take(mine) : List.of();
        } finally {
            lock.unlock();
        }
    }

    /// A stream or a key that occurs twice has to wait for its first commit.
    private List<Entry> take(Entry mine) {
        busy = true;
        var group = new ArrayList<Entry>();
        var streams = new HashSet<Object>();
        var keys = new HashSet<Object>();
        waiting.remove(mine);
        take(mine, group, streams, keys);
        for (Iterator<Entry> rest = waiting.iterator();
                rest.hasNext() && group.size() < LARGEST; ) {
            if (take(rest.next(), group, streams, keys)) {
                rest.remove();
            }
        }
        return group;
    }

    private static boolean take(
            Entry entry, List<Entry> group, Set<Object> streams, Set<Object> keys) {
        var commit = entry.commit;
        if (streams.contains(commit.stream())
                || commit.key().filter(key -> keys.contains(key.key())).isPresent()) {
            return false;
        }
        streams.add(commit.stream());
        commit.key().ifPresent(key -> keys.add(key.key()));
        entry.progress = Progress.UNDER_WAY;
        return group.add(entry);
    }

    private void storeAlone(List<Entry> group) throws CommitRefused {
        var progress = Progress.STORED;
        try {
            transaction.store(commits(group), false);
        } catch (Waited _) {
            progress = Progress.REFUSED;
        } finally {
            settle(group, progress, null);
        }
    }

    private void storeTogether(List<Entry> group) {
        var progress = Progress.REFUSED;
        StoreUnavailable unavailable = null;
        try {
            transaction.store(commits(group), false);
            progress = Progress.STORED;
        } catch (StoreUnavailable e) {
            unavailable = e;
        } catch (CommitRefused | RuntimeException _) {
            // whose fault it is shows when each is stored alone
        } finally {
            settle(group, progress, unavailable);
        }
    }

    private static List<Commit> commits(List<Entry> group) {
        return group.stream().map(entry -> entry.commit).toList();
    }

    private void settle(List<Entry> group, Progress progress, StoreUnavailable unavailable) {
        lock.lock();
        try {
            busy = false;
            for (var entry : group) {
                entry.unavailable = unavailable;
                entry.progress = progress;
                entry.moved.signal();
            }
            var next = waiting.peek();
            if (next != null) {
                next.moved.signal();
            }
        } finally {
            lock.unlock();
        }
    }
}
