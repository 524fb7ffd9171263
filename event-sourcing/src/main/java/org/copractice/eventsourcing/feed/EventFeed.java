package org.copractice.eventsourcing.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.BiPredicate;
import org.copractice.eventsourcing.publishing.Messages;
import org.copractice.eventsourcing.publishing.Messages.Told;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.Follower;
import org.copractice.eventsourcing.store.PersonalKeys;
import org.copractice.eventsourcing.store.StoredEvent;
import org.copractice.eventsourcing.store.Stretch;

/// The messages of a service in the order of the feed, each exactly once for a reader that goes on
/// where it ended. Nothing is looked for while nobody asks or waits.
public final class EventFeed implements AutoCloseable {

    /// What a reader wants and may see.
    ///
    /// @param eventTypes stored types of the events behind the messages
    /// @param subject the one record asked for, or null
    public record Selection(Set<String> eventTypes, UUID subject) {}

    /// @param through the position after which to go on; it moves on over what was not selected
    public record Page(List<Told> messages, long through) {}

    private static final Follower.Pace PACE =
            new Follower.Pace(Duration.ofMillis(4), Duration.ofMillis(20), Integer.MAX_VALUE);

    /// What one look goes through at the most: when little is selected, much is passed over.
    private static final int SPAN = 10_000;

    private static final int LOOKS_AT_ONCE = 20;

    /// However many readers there are, commands get connections.
    private static final int READERS_AT_ONCE = 4;

    private final Database database;
    private final PersonalKeys personalKeys;
    private final Messages messages;
    private final Horizon horizon;
    private final WaitingRoom waiting;
    private final Semaphore reading = new Semaphore(READERS_AT_ONCE, true);
    private final Follower follower;

    /// @param mostWaiting of clients that wait for the next event in this process
    public EventFeed(EventStore store, Messages messages, int mostWaiting, MeterRegistry metrics) {
        this.database = store.database();
        this.personalKeys = store.personalKeys();
        this.messages = messages;
        this.waiting = new WaitingRoom(mostWaiting);
        this.horizon = new Horizon(database, waiting::wake);
        this.follower = new Follower("event-feed", PACE, this::step, metrics);
        store.afterCommit(follower::wake);
        Gauge.builder("copractice.feed.waiting", waiting, WaitingRoom::waiting)
                .description("Clients that wait for the next event")
                .register(metrics);
    }

    public void start() {
        follower.start();
    }

    public Selection selection(BiPredicate<String, String> isWanted, UUID subject) {
        return new Selection(messages.eventTypes(isWanted), subject);
    }

    public String cursor(long position) {
        return cursors().encode(position);
    }

    /// @return empty when this feed has not given it out
    public OptionalLong position(String cursor) {
        var position = cursors().decode(cursor);
        return position.isPresent() && horizon.isBeyondTheEnd(position.getAsLong())
                ? OptionalLong.empty()
                : position;
    }

    /// Looks for what has been committed, by any replica.
    ///
    /// @return the position up to which everything is known now. What is being committed meanwhile
    ///   may have a lower number than what can be seen already: it lies behind it as well.
    public long look() {
        horizon.look();
        return horizon.known();
    }

    /// Stored types of what happened in a part of the feed that is known.
    public Set<String> typesBetween(long after, long through) {
        return database.read(c -> new Stretch(after, through).types(c));
    }

    /// The messages of a part of the feed that is known, possibly none. `through` of the page is
    /// that of the part when there are no more.
    public Page page(Selection selection, long after, long through, int limit) {
        reading.acquireUninterruptibly();
        try {
            return database.read(c -> read(c, selection, after, through, limit));
        } finally {
            reading.release();
        }
    }

    /// What there is after a position by now, possibly nothing.
    Page page(Selection selection, long after, int limit) {
        horizon.look();
        return known(selection, after, limit);
    }

    /// @return empty when too many wait already
    Optional<WaitingRoom.Place> enter() {
        return waiting.enter();
    }

    /// The same, and if there is nothing, then what comes next, or nothing when it did not come in
    /// time. No connection is held meanwhile.
    ///
    /// @param end as `System.nanoTime()` counts
    Page next(Selection selection, long after, int limit, WaitingRoom.Place place, long end) {
        var page = known(selection, after, limit);
        while (page.messages().isEmpty()) {
            long through = page.through();
            if (!place.await(() -> horizon.known() > through, end)) {
                return page;
            }
            page = known(selection, through, limit);
        }
        return page;
    }

    private Page known(Selection selection, long after, int limit) {
        return page(selection, after, Math.max(after, horizon.known()), limit);
    }

    private Page read(Connection connection, Selection selection, long after, long known, int limit)
            throws SQLException {
        long through = after;
        for (int looks = 0; looks < LOOKS_AT_ONCE && through < known; looks++) {
            var stretch = stretch(selection, through, known);
            var events = events(connection, selection, stretch, limit);
            through = stretch.through();
            if (!events.isEmpty()) {
                return new Page(
                        messages.of(
                                connection,
                                horizon.epoch(),
                                personalKeys.open(connection, events),
                                selection.eventTypes()),
                        events.size() < limit ? through : events.getLast().position());
            }
        }
        return new Page(List.of(), through);
    }

    /// The events of one record are found at once, wherever they are.
    private static Stretch stretch(Selection selection, long after, long known) {
        return new Stretch(
                after, selection.subject() == null ? Math.min(after + SPAN, known) : known);
    }

    private static List<StoredEvent> events(
            Connection connection, Selection selection, Stretch stretch, int limit)
            throws SQLException {
        return selection.subject() == null
                ? stretch.events(connection, selection.eventTypes(), limit)
                : stretch.events(connection, selection.subject(), selection.eventTypes(), limit);
    }

    private int step() {
        return waiting.waiting() == 0 ? 0 : Math.toIntExact(Math.min(horizon.look(), SPAN));
    }

    private FeedCursor cursors() {
        return new FeedCursor(messages.source(), horizon.epoch());
    }

    /// Answers all who wait; whoever comes later does not have to wait.
    public void release() {
        waiting.close();
    }

    @Override
    public void close() {
        release();
        follower.close();
    }
}
