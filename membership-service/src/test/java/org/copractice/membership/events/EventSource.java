package org.copractice.membership.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/// A client that reads server-sent events, line by line as the standard says.
final class EventSource implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private String lastId;
    private int signsOfLife;

    /// @param after cursor, or null
    EventSource(URI events, String query, String after) {
        this(
                events,
                query,
                after == null ? Map.of() : Map.of("Last-Event-ID", after),
                Events.token());
    }

    EventSource(URI events, String query, Map<String, String> headers, String token) {
        var request =
                HttpRequest.newBuilder(URI.create(events + query))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/event-stream");
        headers.forEach(request::header);
        try {
            response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /// Where to go on.
    String lastId() {
        return lastId;
    }

    int signsOfLife() {
        return signsOfLife;
    }

    /// @return the next event; null when the stream has ended
    JsonNode next() {
        JsonNode event = null;
        for (var line = line(); line != null; line = line()) {
            if (line.isEmpty() && event != null) {
                return event;
            } else if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("data: ")) {
                event = Events.json(line.substring(6));
            } else if (line.startsWith(":")) {
                signsOfLife++;
            }
        }
        return null;
    }

    private String line() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
