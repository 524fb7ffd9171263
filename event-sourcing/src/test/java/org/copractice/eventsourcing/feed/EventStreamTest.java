package org.copractice.eventsourcing.feed;

import static org.copractice.eventsourcing.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.copractice.eventsourcing.testing.TestDatabase;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyReplica;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventStreamTest {

    private static final int EVENTS = 1_000;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final TestDatabase database = TestDatabase.create().migrated(Tallies.TABLES);
    private final TallyReplica replica = new TallyReplica(database.pooled(4));
    private final EventFeed feed = TallyFeed.of(replica.store());

    /// Takes so many bytes as it is allowed to, like the connection to a slow client.
    private static final class Slow extends OutputStream {

        private final Semaphore allowed = new Semaphore(0);
        private final AtomicInteger written = new AtomicInteger();
        private final AtomicInteger waiting = new AtomicInteger();
        private volatile boolean gone;

        @Override
        public void write(int single) throws IOException {
            throw new IOException("not byte by byte");
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            waiting.set(length);
            allowed.acquireUninterruptibly();
            if (gone) {
                throw new IOException("the client has gone");
            }
            written.addAndGet(length);
        }
    }

    @Test
    void no_more_is_read_than_the_client_takes() {
        open();
        var client = new Slow();
        var stream = stream(client, LONG);
        client.allowed.release(); // the beginning
        until("a part is written", () -> client.allowed.getQueueLength() == 1);
        int part = client.waiting.get();
        client.allowed.release();
        until("the next part is written", () -> client.allowed.getQueueLength() == 1);

        int all =
                feed.page(TallyFeed.everything(feed), 0, EVENTS).messages().stream()
                        .mapToInt(message -> message.event().json().length())
                        .sum();
        assertTrue(
                part > 0 && part < all / 5, "held for the client: %d of %d".formatted(part, all));
        client.gone = true;
        client.allowed.release();
        stream.join();
        assertEquals(TallyFeed.MOST_WAITING, freePlaces());
    }

    @Test
    void it_ends_in_time_and_says_meanwhile_that_it_is_alive() {
        var client = new Slow();
        client.allowed.release(1_000);
        stream(client, Duration.ofMillis(100)).join();
        assertEquals(TallyFeed.MOST_WAITING, freePlaces());
        var beginning = "retry: 1000\nid: %s\n\n".formatted(feed.cursor(0)).length();
        assertEquals(0, (client.written.get() - beginning) % ": nothing new\n\n".length());
        assertTrue(client.written.get() > beginning, "it was silent");
    }

    private CompletableFuture<Void> stream(Slow client, Duration lasts) {
        var place = feed.enter().orElseThrow();
        var stream =
                new EventStream(
                        feed,
                        TallyFeed.everything(feed),
                        place,
                        0,
                        System.nanoTime() + lasts.toNanos(),
                        Duration.ofMillis(20));
        return CompletableFuture.runAsync(() -> stream.write(client));
    }

    private long freePlaces() {
        return IntStream.range(0, 10).filter(_ -> feed.enter().isPresent()).count();
    }

    private void open() {
        var tally = UUID.randomUUID();
        replica.handle(tally, new Open("apples"));
        var amounts = IntStream.range(1, EVENTS).boxed().toArray(Integer[]::new);
        replica.handle(tally, Add.of(amounts));
        feed.page(TallyFeed.everything(feed), 0, 1);
    }
}
