package org.copractice.eventsourcing.publishing;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.Feed;
import org.copractice.eventsourcing.store.Follower;
import org.copractice.eventsourcing.store.Lag;
import org.copractice.eventsourcing.store.StoredEvent;

/// Brings committed events to Kafka: at least once, in order per stream.
///
/// One replica is active, by a [Lease]. A replica that was frozen and wakes up after another took
/// over can do no harm: the broker refuses its messages, because the new one has taken the
/// producer's transactional id (that fencing, not atomicity, is what the transactions are for), and
/// the database refuses its checkpoint, because the lease's token has changed. Consumers need not
/// know.
public final class Publisher implements AutoCloseable {

    private static final int BATCH = 500;

    /// Others wait for messages.
    private static final Follower.Pace PROMPT =
            new Follower.Pace(Duration.ofMillis(4), Duration.ofMillis(20), BATCH);

    /// The fewer looks, the fewer entries are published that the next event replaces.
    private static final Follower.Pace CALM =
            new Follower.Pace(Duration.ofMillis(100), Duration.ofMillis(100), BATCH);

    /// @param name of its lease and of its checkpoint
    private record Task(String name, Telling telling, Follower.Pace pace) {}

    /// What is published twice when a publisher is killed, at the most.
    private static final Duration SETTLED_WITHIN = Duration.ofMillis(250);

    private final Database database;
    private final Checkpoint checkpoint;
    private final Telling telling;
    private final Producers producers;
    private final Lease lease;
    private final Feed feed = new Feed();
    private final Follower follower;

    private Producer<byte[], byte[]> producer;
    private UUID epoch;
    private long position; // published up to here
    private long settled; // the checkpoint
    private long settleAt;
    private long pulseAt;
    private int pulses; // still to come
    private boolean inTransaction;

    public Publisher(
            Messages messages, EventStore store, Producers producers, MeterRegistry metrics) {
        this(
                new Task(
                        "publisher",
                        new Telling.OfMessages(messages, store.personalKeys()),
                        PROMPT),
                store,
                producers,
                metrics);
    }

    /// Keeps a compacted topic as it should be, from the first event on.
    ///
    /// @param source URI reference of the service
    public static Publisher of(
            Entries entries,
            String source,
            EventStore store,
            Producers producers,
            MeterRegistry metrics) {
        var telling = new Telling.OfEntries(entries, source);
        return new Publisher(new Task(entries.name(), telling, CALM), store, producers, metrics);
    }

    private Publisher(Task task, EventStore store, Producers producers, MeterRegistry metrics) {
        this.database = store.database();
        this.checkpoint = new Checkpoint(task.name());
        this.telling = task.telling();
        this.producers = producers;
        this.lease = new Lease(database, task.name());
        this.follower = new Follower(task.name(), task.pace(), this::step, metrics);
        store.afterCommit(follower::wake);
        Lag.register(database, checkpoint.name(), metrics);
    }

    public void start() {
        follower.start();
    }

    private int step() {
        try {
            if (!active()) {
                return 0;
            }
            var batch = database.read(c -> feed.read(c, position, BATCH));
            if (!batch.events().isEmpty()) {
                publish(batch.events());
                position = batch.through();
            }
            pulse();
            if ((position > settled || inTransaction) && System.nanoTime() - settleAt >= 0) {
                settle();
            }
            return batch.events().size();
        } catch (RuntimeException e) {
            resign();
            throw e;
        }
    }

    /// Whether this replica may publish, after trying to become the one that may.
    private boolean active() {
        if (producer != null) {
            if (lease.renew()) {
                return true;
            }
            resign();
        }
        if (!lease.acquire()) {
            return false;
        }
        producer = producers.fencingAllOthers();
        // read after the fencing: from now on nobody else moves it
        position = database.read(checkpoint::read);
        settled = position;
        inTransaction = false;
        pulseAt = System.nanoTime();
        pulses = Compaction.PULSES;
        epoch = database.read(EventStore::epoch);
        return true;
    }

    /// Returns when the broker has acknowledged all of them. A consumer may have them from then on.
    private void publish(List<StoredEvent> events) {
        settleSoon();
        var concerning = telling.concerning(events);
        if (!concerning.isEmpty()) {
            send(database.read(c -> telling.records(c, epoch, concerning)));
            pulses = Compaction.PULSES;
        }
    }

    /// See [Compaction].
    private void pulse() {
        var compaction = producers.topics().compaction();
        if (compaction.isPresent() && pulses > 0 && System.nanoTime() - pulseAt >= 0) {
            pulseAt = System.nanoTime() + compaction.get().every().toNanos();
            pulses--;
            settleSoon();
            send(producers.pulse(producer));
        }
    }

    private void settleSoon() {
        if (position == settled && !inTransaction) {
            settleAt = System.nanoTime() + SETTLED_WITHIN.toNanos();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees what went wrong
    private void send(List<ProducerRecord<byte[], byte[]>> outgoing) {
        if (outgoing.isEmpty()) {
            return;
        }
        if (!inTransaction) {
            producer.beginTransaction();
            inTransaction = true;
        }
        var failure = new AtomicReference<Exception>();
        for (var each : outgoing) {
            producer.send(each, (_, error) -> failure.compareAndSet(null, error));
        }
        producer.flush();
        if (failure.get() != null) {
            throw new KafkaException(failure.get());
        }
    }

    /// Commits the broker's transaction and only then moves the checkpoint, for several rounds at
    /// once: a commit takes the broker longer than the messages themselves.
    private void settle() {
        if (inTransaction) {
            producer.commitTransaction();
            inTransaction = false;
        }
        if (database.read(c -> checkpoint.move(c, settled, position, lease.token()))) {
            settled = position;
        } else {
            resign();
        }
    }

    /// Gives up the producer without waiting: what it still holds must not be sent any more.
    private void resign() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    /// Finishes the step under way and hands over at once.
    @Override
    public void close() {
        follower.close();
        if (producer == null) {
            return;
        }
        try {
            settle();
        } finally {
            resign();
            lease.release();
        }
    }
}
