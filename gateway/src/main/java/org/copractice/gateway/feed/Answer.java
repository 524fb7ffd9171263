package org.copractice.gateway.feed;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.regex.Pattern;

/// What came of a question to one service.
sealed interface Answer {

    /// @param events without the brackets around them
    /// @param place after them
    record Batch(Buffer events, String place) implements Answer {}

    /// @param response paused
    record Stream(HttpClientResponse response) implements Answer {}

    /// Something else than events: a problem.
    record Refusal(int status, MultiMap headers, Buffer body) implements Answer {}

    record Silence(Throwable why) implements Answer {}

    /// Whether it is the client's to mend, whatever other services say.
    default boolean isFinal() {
        return this instanceof Refusal refusal && refusal.status() >= 400 && refusal.status() < 500;
    }

    default boolean hasEvents() {
        return this instanceof Batch batch && batch.events().length() > 0;
    }

    Pattern NEXT = Pattern.compile("<[^>]*[?&]after=([^&>]+)[^>]*>; rel=\"next\"");

    /// Nothing of a batch is read but where it begins and ends: the events stay as they are.
    static Future<Answer> of(HttpClientResponse response) {
        if (response.statusCode() == 200
                && Medium.STREAM.text().equals(mediaType(response.headers()))) {
            response.pause();
            return Future.succeededFuture(new Stream(response));
        }
        return response.body()
                .map(body ->
                        response.statusCode() == 200
                                ? batch(response.headers(), body)
                                : new Refusal(response.statusCode(), response.headers(), body));
    }

    private static Answer batch(MultiMap headers, Buffer body) {
        var link = headers.get("Link");
        var next = NEXT.matcher(link == null ? "" : link);
        var last = body.length() - 1;
        return last > 0
                        && body.getByte(0) == '['
                        && body.getByte(last) == ']'
                        && next.find()
                        && Places.isPlace(next.group(1))
                ? new Batch(body.slice(1, last), next.group(1))
                : new Silence(new IllegalStateException("neither a batch nor a problem"));
    }

    private static String mediaType(MultiMap headers) {
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type.split(";", 2)[0].strip();
    }
}
