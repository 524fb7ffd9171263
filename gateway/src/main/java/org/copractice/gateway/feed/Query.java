package org.copractice.gateway.feed;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What a client asks of the merged feed, and how each service is asked for its part. What the
/// gateway cannot read it leaves as it was sent, and the services say what is wrong with it.
final class Query {

    private static final CharSequence LAST_EVENT_ID = HttpHeaders.createOptimized("last-event-id");
    private static final String AFTER = "after";
    private static final String LIMIT = "limit";
    private static final String WAIT = "wait";
    private static final String NOW = "now";
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int LONGEST_WAIT = 30;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private final String path;
    private final Medium medium;
    private final List<String> sent;
    private final List<String> filters;
    private final boolean inHeader;
    private final String cursor;
    private final int limit;
    private final int wait;

    Query(HttpServerRequest request, Medium medium) {
        this.path = request.path();
        this.medium = medium;
        var query = request.query();
        sent = new ArrayList<>(query == null ? List.of() : List.of(query.split("&", -1)));
        var after = take(sent, AFTER, value -> !value.isEmpty());
        var lastEventId = request.getHeader(LAST_EVENT_ID);
        inHeader = lastEventId != null;
        cursor = inHeader ? lastEventId : after.orElse(null);
        filters = new ArrayList<>(sent);
        limit = number(filters, LIMIT, 1, MOST).orElse(USUAL);
        wait = number(filters, WAIT, 0, LONGEST_WAIT).orElse(0);
    }

    boolean wantsStream() {
        return medium == Medium.STREAM;
    }

    boolean isFromNow() {
        return !inHeader && NOW.equals(cursor);
    }

    int seconds() {
        return wait;
    }

    /// Where the client is, as far as it can be read.
    Places places() {
        return cursor == null || isFromNow()
                ? Places.NOWHERE
                : Places.read(cursor).orElse(Places.NOWHERE);
    }

    /// How many of the answers of so many services the client gets: it may want fewer events than
    /// there are services.
    int shares(int services) {
        return limit / share(services);
    }

    private int share(int services) {
        return Math.max(1, limit / services);
    }

    /// The part of one of so many services.
    String batch(String place, int services, int seconds) {
        var parameters = from(filters, place);
        parameters.add(LIMIT + '=' + share(services));
        parameters.add(WAIT + '=' + seconds);
        return uri(parameters);
    }

    /// A stream has no limit and does not wait; who sends that hears it from the services.
    String stream(String place) {
        return uri(from(sent, place));
    }

    /// What is to be said otherwise than the client says it.
    MultiMap headers(String place, Medium asked) {
        var headers = HttpHeaders.headers();
        if (medium != Medium.ANOTHER) {
            headers.set(HttpHeaders.ACCEPT, asked.text());
        }
        if (inHeader && place != null) {
            headers.set(LAST_EVENT_ID, place);
        }
        return headers;
    }

    /// Where to begin in the feed of a service; null for its beginning.
    String place(String service, Places places) {
        var place = places.of(service);
        return place == null && (isFromNow() || isUnreadable()) ? cursor : place;
    }

    private boolean isUnreadable() {
        return cursor != null && Places.read(cursor).isEmpty();
    }

    /// Where to go on, as a `Link` says it.
    String next(Places places) {
        return "<%s>; rel=\"next\"".formatted(uri(with(sent, AFTER, places.cursor())));
    }

    private List<String> from(List<String> parameters, String place) {
        return place == null || inHeader
                ? new ArrayList<>(parameters)
                : with(parameters, AFTER, place);
    }

    private static List<String> with(List<String> parameters, String name, String value) {
        var more = new ArrayList<>(parameters);
        more.add(name + '=' + value);
        return more;
    }

    private String uri(List<String> parameters) {
        return parameters.isEmpty() ? path : path + '?' + String.join("&", parameters);
    }

    private static Optional<Integer> number(
            List<String> parameters, String name, int least, int most) {
        return take(
                        parameters,
                        name,
                        value ->
                                NUMBER.matcher(value).matches()
                                        && Integer.parseInt(value) >= least
                                        && Integer.parseInt(value) <= most)
                .map(Integer::valueOf);
    }

    /// Takes out what stands there once and is valid.
    private static Optional<String> take(
            List<String> parameters, String name, Predicate<String> isValid) {
        var values =
                parameters.stream()
                        .filter(each -> each.equals(name) || each.startsWith(name + '='))
                        .toList();
        if (values.size() != 1) {
            return Optional.empty();
        }
        var value = values.getFirst().replaceFirst("^[^=]*=?", "");
        if (!isValid.test(value)) {
            return Optional.empty();
        }
        parameters.removeAll(values);
        return Optional.of(value);
    }
}
