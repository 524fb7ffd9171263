package org.copractice.eventsourcing.publishing;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.Feed;
import org.copractice.eventsourcing.store.Follower;
import org.copractice.eventsourcing.store.Lag;
import org.copractice.eventsourcing.store.PersonalKeys;
import org.copractice.eventsourcing.store.StoredEvent;

/// Brings committed events to Kafka: at least once, in order per stream.
///
/// One replica is active, by a [Lease]. A replica that was frozen and wakes up after another took
/// over can do no harm: the broker refuses its messages, because the new one has taken the
/// producer's transactional id (that fencing, not atomicity, is what the transactions are for), and
/// the database refuses its checkpoint, because the lease's token has changed. Consumers need not
/// know.
public final class Publisher implements AutoCloseable {

    /// Of its lease and of its checkpoint.
    private static final String NAME = "publisher";

    private static final int BATCH = 500;
    private static final Follower.Pace PACE =
            new Follower.Pace(Duration.ofMillis(4), Duration.ofMillis(20), BATCH);

    /// What is published twice when a publisher is killed, at the most.
    private static final Duration SETTLED_WITHIN = Duration.ofMillis(250);

    private final Database database;
    private final PersonalKeys personalKeys;
    private final Checkpoint checkpoint;
    private final Messages messages;
    private final Producers producers;
    private final Lease lease;
    private final Feed feed = new Feed();
    private final Follower follower;

    private Producer<byte[], byte[]> producer;
    private UUID epoch;
    private long position; // published up to here
    private long settled; // the checkpoint
    private long settleAt;
    private boolean inTransaction;

    public Publisher(
            Messages messages, EventStore store, Producers producers, MeterRegistry metrics) {
        this.database = store.database();
        this.personalKeys = store.personalKeys();
        this.checkpoint = new Checkpoint(NAME);
        this.messages = messages;
        this.producers = producers;
        this.lease = new Lease(database, NAME);
        this.follower = new Follower(NAME, PACE, this::step, metrics);
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
            if (position > settled && System.nanoTime() - settleAt >= 0) {
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
        epoch = database.read(EventStore::epoch);
        return true;
    }

    /// Returns when the broker has acknowledged all of them. A consumer may have them from then on.
    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees what went wrong
    private void publish(List<StoredEvent> events) {
        var told = messages.told(events);
        if (position == settled) {
            settleAt = System.nanoTime() + SETTLED_WITHIN.toNanos();
        }
        if (told.isEmpty()) {
            return;
        }
        var outgoing = database.read(c -> messages.of(c, epoch, personalKeys.open(c, told)));
        if (!inTransaction) {
            producer.beginTransaction();
            inTransaction = true;
        }
        var failure = new AtomicReference<Exception>();
        for (var message : outgoing) {
            producer.send(
                    message.event().record(message.topic()),
                    (_, error) -> failure.compareAndSet(null, error));
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
