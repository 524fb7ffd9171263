package org.copractice.gateway.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.copractice.gateway.feed.Answer.Batch;
import org.copractice.gateway.feed.Answer.Refusal;
import org.copractice.gateway.feed.Answer.Silence;
import org.copractice.gateway.feed.Answer.Stream;

/// One client's question on its way. Who would wait for an event is asked for twice: first what
/// there is, then, when that is nothing, who is the first to have something.
final class Reading {

    private static final CharSequence UNAVAILABLE =
            HttpHeaders.createOptimized("feeds-unavailable");

    private static final List<CharSequence> OF_A_REFUSAL =
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.RETRY_AFTER,
                    "WWW-Authenticate",
                    HttpHeaders.CACHE_CONTROL);

    private final MergedFeed merged;
    private final RoutingContext client;
    private final Query query;
    private final long millis;
    private final long began = System.nanoTime();
    private final Collection<String> unavailable = new TreeSet<>();
    private Places places;

    Reading(MergedFeed merged, RoutingContext client, long millis) {
        this.merged = merged;
        this.client = client;
        this.millis = millis;
        this.query = new Query(client.request(), Medium.of(client));
        this.places = query.places();
    }

    void begin() {
        if (query.isFromNow()) {
            new Round(client, Answer::isFinal, this::beginNow).ask(batches(all(), 0));
        } else {
            read();
        }
    }

    /// Whose now is not known would be read from the beginning by who wants none of the past.
    private void beginNow(Answers answers) {
        var batches = usable(answers, Batch.class);
        if (batches.size() < all().size()) {
            refuse(answers);
            return;
        }
        move(batches);
        if (query.wantsStream()) {
            read();
        } else {
            finish(new TreeMap<>());
        }
    }

    private void read() {
        if (query.wantsStream()) {
            new Round(client, Answer::isFinal, this::stream)
                    .ask(questions(all(), Medium.STREAM, query::stream, 0));
        } else {
            new Round(client, Answer::isFinal, this::first).ask(batches(all(), 0));
        }
    }

    private void first(Answers answers) {
        var batches = usable(answers, Batch.class);
        var seconds = query.seconds() - (int) TimeUnit.NANOSECONDS.toSeconds(age());
        if (batches.isEmpty()) {
            refuse(answers);
        } else if (seconds <= 0 || batches.values().stream().anyMatch(Answer::hasEvents)) {
            finish(batches);
        } else {
            move(batches);
            new Round(client, answer -> answer.isFinal() || answer.hasEvents(), this::second)
                    .ask(batches(batches.keySet(), seconds));
        }
    }

    /// Who was given up because another was first is where it was.
    private void second(Answers answers) {
        var batches = usable(answers, Batch.class);
        if (batches.isEmpty()) {
            refuse(answers);
        } else {
            finish(batches);
        }
    }

    private void stream(Answers answers) {
        var parts = usable(answers, Stream.class);
        if (parts.isEmpty()) {
            refuse(answers);
            return;
        }
        var out = client.response().setChunked(true);
        out.putHeader(HttpHeaders.CONTENT_TYPE, Medium.STREAM.text())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        tellUnavailable();
        new JoinedStream(
                        out,
                        parts.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                part -> part.getValue().response())),
                        places)
                .begin();
    }

    /// A client that wants fewer events than there are services gets those of some; which ones is
    /// drawn, or the last would never have their turn. The others' places do not move.
    private void finish(NavigableMap<String, Batch> batches) {
        var withEvents = new ArrayList<>(batches.keySet());
        withEvents.removeIf(service -> !batches.get(service).hasEvents());
        Collections.shuffle(withEvents);
        withEvents.stream().skip(query.shares(merged.feeds().size())).forEach(batches::remove);
        move(batches);
        tellUnavailable();
        client.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, Medium.BATCH.text())
                .putHeader("Link", query.next(places))
                .end(joined(batches.values()));
    }

    private static Buffer joined(Collection<Batch> batches) {
        var body = Buffer.buffer("[");
        for (var batch : batches) {
            if (batch.hasEvents()) {
                body.appendString(body.length() > 1 ? "," : "").appendBuffer(batch.events());
            }
        }
        return body.appendString("]");
    }

    private void move(NavigableMap<String, Batch> batches) {
        var moved = new HashMap<String, String>();
        batches.forEach((service, batch) -> moved.put(service, batch.place()));
        places = places.with(moved);
    }

    private void tellUnavailable() {
        if (!unavailable.isEmpty()) {
            client.response().putHeader(UNAVAILABLE, String.join(", ", unavailable));
        }
    }

    private void refuse(Answers answers) {
        switch (answers.reason()) {
            case Refusal refusal -> pass(refusal);
            case Silence silence -> merged.otherwise().accept(client, silence.why());
            case Batch _, Stream _ ->
                    merged.otherwise()
                            .accept(client, new IllegalStateException("not what was asked for"));
        }
    }

    private void pass(Refusal refusal) {
        var response = client.response().setStatusCode(refusal.status());
        for (var name : OF_A_REFUSAL) {
            if (refusal.headers().contains(name)) {
                response.putHeader(name, refusal.headers().get(name));
            }
        }
        response.end(refusal.body());
    }

    /// Those who answered as was hoped. The others are remembered, to be named.
    private <A extends Answer> NavigableMap<String, A> usable(Answers answers, Class<A> kind) {
        unavailable.addAll(answers.servicesWithout(kind));
        return answers.of(kind);
    }

    private Set<String> all() {
        return merged.feeds().stream().map(Feed::name).collect(Collectors.toSet());
    }

    private Map<Feed, Feed.Question> batches(Set<String> services, int seconds) {
        return questions(
                services,
                Medium.BATCH,
                place -> query.batch(place, merged.feeds().size(), seconds),
                seconds);
    }

    private Map<Feed, Feed.Question> questions(
            Set<String> services, Medium medium, UnaryOperator<String> uri, int seconds) {
        var enough = TimeUnit.SECONDS.toMillis(seconds) + merged.patience();
        var left = Math.max(1, millis - TimeUnit.NANOSECONDS.toMillis(age()));
        var questions = new HashMap<Feed, Feed.Question>();
        for (var feed : merged.feeds()) {
            if (services.contains(feed.name())) {
                var place = query.place(feed.name(), places);
                questions.put(
                        feed,
                        new Feed.Question(
                                uri.apply(place),
                                query.headers(place, medium),
                                Math.min(enough, left),
                                left < enough));
            }
        }
        return questions;
    }

    private long age() {
        return System.nanoTime() - began;
    }
}
