package org.copractice.gateway.feed;

import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Questions put to several services at once, on behalf of one client, until all have answered or
/// one has answered what is enough. When the client's call ends, answered or not, all that still go
/// on are given up.
final class Round {

    private final RoutingContext client;
    private final Predicate<Answer> isEnough;
    private final Consumer<Answers> then;
    private final Map<String, Feed.Call> calls = new HashMap<>();
    private final NavigableMap<String, Answer> answers = new TreeMap<>();
    private boolean over;

    /// @param then gets the answers that came, by service
    Round(RoutingContext client, Predicate<Answer> isEnough, Consumer<Answers> then) {
        this.client = client;
        this.isEnough = isEnough;
        this.then = then;
    }

    void ask(Map<Feed, Feed.Question> questions) {
        client.addEndHandler(_ -> leave());
        questions.forEach(
                (feed, question) -> calls.put(feed.name(), feed.ask(client.request(), question)));
        questions.forEach((feed, question) -> listen(feed.name(), question.millis()));
    }

    private void listen(String service, long millis) {
        calls.get(service)
                .answer()
                .compose(Answer::of)
                .timeout(millis, TimeUnit.MILLISECONDS)
                .onSuccess(answer -> receive(service, answer))
                .onFailure(why -> {
                    calls.get(service).giveUp(why);
                    receive(service, new Answer.Silence(why));
                });
    }

    private void receive(String service, Answer answer) {
        if (over) {
            return;
        }
        answers.put(service, answer);
        if (isEnough.test(answer) || answers.size() == calls.size()) {
            over = true;
            then.accept(new Answers(answers));
        }
    }

    private void leave() {
        over = true;
        var needless = new CancellationException("nobody needs the answer any more");
        calls.values().forEach(call -> call.giveUp(needless));
    }
}
