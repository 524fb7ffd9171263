package org.copractice.gateway.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.parsetools.RecordParser;
import java.util.Map;
import java.util.regex.Pattern;

/// The streams of several services as one: events pass whole, each with the reader's place in all
/// feeds after it. When one part ends, all do, and the reader comes back. What the client does not
/// take is not read from the services.
final class JoinedStream {

    private static final int LONGEST_EVENT = 1 << 20;
    private static final String END = "\n\n";

    /// Lines end with a line feed and nothing else: in the text of an event there may be what looks
    /// like the end of one to some.
    private static final Pattern ID = Pattern.compile("(?md)^id: ?(.*)$");

    private final HttpServerResponse out;
    private final Map<String, HttpClientResponse> parts;
    private Places places;

    JoinedStream(HttpServerResponse out, Map<String, HttpClientResponse> parts, Places places) {
        this.out = out;
        this.parts = parts;
        this.places = places;
    }

    void begin() {
        out.drainHandler(_ -> parts.values().forEach(HttpClientResponse::resume));
        parts.forEach((service, part) -> {
            var events = RecordParser.newDelimited(END, event -> pass(service, event));
            events.maxRecordSize(LONGEST_EVENT).exceptionHandler(_ -> end());
            part.handler(events).exceptionHandler(_ -> end()).endHandler(_ -> end());
        });
        parts.values().forEach(HttpClientResponse::resume);
    }

    private void pass(String service, Buffer event) {
        if (out.ended() || out.closed()) {
            return;
        }
        out.write(withAllPlaces(service, event.toString()) + END);
        if (out.writeQueueFull()) {
            parts.values().forEach(HttpClientResponse::pause);
        }
    }

    private String withAllPlaces(String service, String event) {
        var id = ID.matcher(event);
        if (!id.find()) {
            return event;
        }
        places = places.with(Map.of(service, id.group(1)));
        return event.substring(0, id.start())
                + "id: "
                + places.cursor()
                + event.substring(id.end());
    }

    private void end() {
        if (!out.ended() && !out.closed()) {
            out.end();
        }
    }
}
