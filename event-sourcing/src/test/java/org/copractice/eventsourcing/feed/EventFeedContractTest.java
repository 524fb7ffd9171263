package org.copractice.eventsourcing.feed;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.copractice.eventsourcing.store.Database;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.store.Stretch;
import org.copractice.eventsourcing.testing.FeedContract;

/// A client that asks page after page is a reader of the feed as any other.
class EventFeedContractTest extends FeedContract {

    /// More than a client may ask for: how fast it follows is not the question here.
    private static final int LIMIT = 1_000;

    @Override
    protected Reader reader() {
        return new Client();
    }

    @Override
    protected List<Supplier<Reader>> wrongReaders() {
        return List.of(Beyond::new);
    }

    /// Each page is asked for with the cursor of the one before.
    private static final class Client implements Reader {

        private EventFeed feed;
        private String cursor;

        @Override
        public List<Delivered> poll(Connection connection) {
            if (feed == null) {
                feed = TallyFeed.of(new EventStore(new Database(keepingOpen(connection))));
                cursor = feed.cursor(0);
            }
            var page =
                    feed.page(
                            TallyFeed.everything(feed), feed.position(cursor).orElseThrow(), LIMIT);
            cursor = feed.cursor(page.through());
            return page.messages().stream().map(TallyFeed::delivered).toList();
        }
    }

    /// Reads "greater than", beyond the horizon.
    private static final class Beyond implements Reader {

        private long position;

        @Override
        public List<Delivered> poll(Connection connection) throws SQLException {
            var events =
                    new Stretch(position, Long.MAX_VALUE)
                            .events(connection, Set.of("tally.added"), LIMIT);
            position = events.isEmpty() ? position : events.getLast().position();
            return events.stream()
                    .map(event -> new Delivered(event.position(), event.stream(), event.revision()))
                    .toList();
        }
    }

    /// What the feed gives back is the connection that the contract goes on with.
    private static DataSource keepingOpen(Connection connection) {
        var open =
                proxy(
                        Connection.class,
                        (_, method, arguments) ->
                                method.getName().equals("close")
                                        ? null
                                        : method.invoke(connection, arguments));
        return proxy(DataSource.class, (_, _, _) -> open);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
