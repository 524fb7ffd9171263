package org.copractice.gateway.feed;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.copractice.gateway.feed.Answer.Batch;
import org.copractice.gateway.feed.Answer.Refusal;
import org.copractice.gateway.feed.Answer.Silence;
import org.copractice.gateway.feed.Answer.Stream;

/// What came of one round, by service. Who was given up is not in it.
record Answers(NavigableMap<String, Answer> byService) {

    /// Those that are as was hoped; none at all, when one is final.
    <A extends Answer> NavigableMap<String, A> of(Class<A> kind) {
        var these = new TreeMap<String, A>();
        if (byService.values().stream().noneMatch(Answer::isFinal)) {
            byService.forEach((service, answer) -> {
                if (kind.isInstance(answer)) {
                    these.put(service, kind.cast(answer));
                }
            });
        }
        return these;
    }

    List<String> servicesWithout(Class<? extends Answer> kind) {
        return byService.keySet().stream()
                .filter(service -> !kind.isInstance(byService.get(service)))
                .toList();
    }

    /// Why there is nothing for the client: what it can mend itself; else what a service says; else
    /// that none says anything.
    Answer reason() {
        return byService.values().stream()
                .min(Comparator.comparingInt(Answers::rank))
                .orElseThrow();
    }

    private static int rank(Answer answer) {
        return switch (answer) {
            case Refusal refusal when refusal.isFinal() -> 0;
            case Refusal _ -> 1;
            case Silence _ -> 2;
            case Batch _, Stream _ -> 3;
        };
    }
}
