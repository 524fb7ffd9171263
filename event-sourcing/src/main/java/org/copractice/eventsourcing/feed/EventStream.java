package org.copractice.eventsourcing.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.copractice.eventsourcing.feed.EventFeed.Selection;
import org.copractice.eventsourcing.feed.WaitingRoom.Place;

/// Server-sent events: writes what comes until its time is over, and no more than the client takes.
/// Each write waits until the one before has left, so what a slow client has not read is still in
/// the database and not here.
///
/// @param after where it begins
/// @param end as `System.nanoTime()` counts
/// @param heartbeat after so much silence a sign of life, by which a client that has gone is
///   noticed
record EventStream(
        EventFeed feed, Selection selection, Place place, long after, long end, Duration heartbeat)
        implements StreamingOutput {

    private static final int AT_ONCE = 100;

    private static final int COME_BACK_MILLIS = 1_000;

    @Override
    public void write(OutputStream out) {
        try (place) {
            follow(out);
        } catch (IOException _) {
            // the client has gone: nobody is left to be told
        }
    }

    private void follow(OutputStream out) throws IOException {
        send(out, begin());
        long position = after;
        while (place.isWaiting() && System.nanoTime() - end < 0) {
            long beat = System.nanoTime() + heartbeat.toNanos();
            long until = beat - end < 0 ? beat : end;
            var page = feed.next(selection, position, AT_ONCE, place, until);
            send(out, text(page, position));
            position = page.through();
        }
    }

    /// Where to come back to is told before the first event, or who began now could miss it.
    private String begin() {
        return "retry: %d\nid: %s\n\n".formatted(COME_BACK_MILLIS, feed.cursor(after));
    }

    private String text(EventFeed.Page page, long position) {
        var text = new StringBuilder();
        for (var message : page.messages()) {
            text.append("id: ").append(feed.cursor(message.position())).append('\n');
            text.append("data: ").append(message.event().json()).append("\n\n");
        }
        if (page.messages().isEmpty()) {
            text.append(": nothing new\n");
            if (page.through() > position) { // what was passed over need not be looked at again
                text.append("id: ").append(feed.cursor(page.through())).append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
