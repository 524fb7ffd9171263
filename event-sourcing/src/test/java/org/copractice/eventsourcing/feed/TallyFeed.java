package org.copractice.eventsourcing.feed;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import org.copractice.eventsourcing.Recorded;
import org.copractice.eventsourcing.feed.EventFeed.Selection;
import org.copractice.eventsourcing.publishing.Messages;
import org.copractice.eventsourcing.publishing.Messages.Told;
import org.copractice.eventsourcing.publishing.Publication;
import org.copractice.eventsourcing.store.EventStore;
import org.copractice.eventsourcing.testing.FeedContract.Delivered;
import org.copractice.eventsourcing.testing.tally.Tallies;
import org.copractice.eventsourcing.testing.tally.TallyEvent;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Added;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Opened;

/// Feeds of a service that keeps tallies, and tells of all but their closing.
final class TallyFeed {

    record Data(int revision) {}

    static final int MOST_WAITING = 3;
    static final String OPENED = "org.copractice.tally.opened.v1";
    static final String ADDED = "org.copractice.tally.added.v1";

    private TallyFeed() {}

    static EventFeed of(EventStore store) {
        return new EventFeed(store, messages(), MOST_WAITING, new SimpleMeterRegistry());
    }

    static Messages messages() {
        return new Messages(
                "tally",
                List.of(
                        Publication.of(Tallies.AGGREGATE, "tally.v1")
                                .tell(Opened.class, OPENED, TallyFeed::data)
                                .tell(Added.class, ADDED, TallyFeed::data)));
    }

    static Selection everything(EventFeed feed) {
        return feed.selection((_, _) -> true, null);
    }

    static Selection about(EventFeed feed, UUID tally) {
        return feed.selection((_, _) -> true, tally);
    }

    static Selection ofType(EventFeed feed, String type) {
        return feed.selection((_, each) -> each.equals(type), null);
    }

    static Delivered delivered(Told message) {
        var attributes = message.event().attributes();
        return new Delivered(
                message.position(),
                UUID.fromString((String) attributes.get("subject")),
                (int) attributes.get("revision"));
    }

    private static Data data(Recorded<TallyEvent> recorded) {
        return new Data(recorded.revision());
    }
}
