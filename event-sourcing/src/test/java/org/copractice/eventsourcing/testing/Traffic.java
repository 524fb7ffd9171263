package org.copractice.eventsourcing.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.copractice.eventsourcing.testing.tally.TallyCommand;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyReplica;

/// Callers that write and read without a pause, none of whom may be refused.
public final class Traffic implements AutoCloseable {

    private static final int WRITERS = 12;
    private static final int TALLIES = 40;

    private final TallyReplica replica;
    private final DataSource source;
    private final List<UUID> tallies = Stream.generate(UUID::randomUUID).limit(TALLIES).toList();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong commands = new AtomicLong();
    private final AtomicLong longestNanos = new AtomicLong();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile boolean stopping;

    public Traffic(TallyReplica replica, DataSource source) {
        this.replica = replica;
        this.source = source;
        for (int i = 0; i < WRITERS; i++) {
            var random = new Random(i);
            threads.add(Thread.ofVirtual().start(() -> untilStopped(() -> command(random))));
        }
        threads.add(Thread.ofVirtual().start(() -> untilStopped(this::look)));
    }

    public long commands() {
        if (failure.get() != null) {
            throw new AssertionError("a caller was refused", failure.get());
        }
        return commands.get();
    }

    /// How long the slowest command took.
    public Duration longest() {
        return Duration.ofNanos(longestNanos.get());
    }

    public void stop() {
        stopping = true;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        commands();
    }

    private void untilStopped(Runnable call) {
        try {
            while (!stopping) {
                call.run();
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void command(Random random) {
        var tally = tallies.get(random.nextInt(TALLIES));
        handle(tally, new Open(tally.toString()));
        handle(tally, Add.of(1 + random.nextInt(9), 1));
        // nobody will write this one again and heal what is lost of it
        handle(UUID.randomUUID(), new Open(UUID.randomUUID().toString()));
    }

    private void handle(UUID tally, TallyCommand command) {
        long started = System.nanoTime();
        replica.handle(tally, command);
        longestNanos.accumulateAndGet(System.nanoTime() - started, Math::max);
        commands.incrementAndGet();
    }

    private void look() {
        Sql.rows(source, "SELECT document FROM tally ORDER BY name LIMIT 20");
    }

    @Override
    public void close() {
        stopping = true;
    }
}
