package org.copractice.membership.mentoring;

import java.util.List;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.mentoring.Mentoring.None;
import org.copractice.membership.mentoring.Mentoring.Paired;
import org.copractice.membership.mentoring.MentoringCommand.Begin;
import org.copractice.membership.mentoring.MentoringCommand.End;
import org.copractice.membership.mentoring.MentoringEvent.Begun;
import org.copractice.membership.mentoring.MentoringEvent.Ended;

/// The rules of a mentoring.
public final class MentoringDecider
        implements Decider<MentoringCommand, Mentoring, MentoringEvent> {

    @Override
    public Mentoring initial() {
        return new None();
    }

    @Override
    public List<MentoringEvent> decide(MentoringCommand command, Mentoring state) {
        return switch (command) {
            case Begin begin -> begin(begin, state);
            case End end -> end(end, state);
        };
    }

    @Override
    public Mentoring evolve(Mentoring state, MentoringEvent event) {
        return switch (event) {
            case Begun begun ->
                    switch (state) {
                        case None _ -> new Paired(pair(begun), List.of(period(begun)));
                        case Paired paired -> paired.with(period(begun));
                    };
            case Ended(var on, var ending) ->
                    switch (state) {
                        case None _ -> state;
                        case Paired paired -> paired.withLatest(paired.latest().ended(on, ending));
                    };
        };
    }

    private static List<MentoringEvent> begin(Begin asked, Mentoring state) {
        if (asked.pair().mentor().equals(asked.pair().mentee())) {
            throw new Rejection("own-mentor", "Nobody mentors themselves.");
        }
        return switch (state) {
            case None _ -> List.of(begun(asked));
            case Paired paired -> {
                var latest = paired.latest();
                if (latest.equals(new Period(asked.purpose(), asked.on(), null, null))) {
                    yield List.of();
                }
                if (latest.goesOn()) {
                    throw new Rejection(
                            "mentoring-under-way",
                            "It has gone on since %s; end that first.".formatted(latest.from()));
                }
                if (asked.on().isBefore(latest.until())) {
                    throw new Rejection(
                            "before-latest-end",
                            "It went on until %s; begin then or later.".formatted(latest.until()));
                }
                yield List.of(begun(asked));
            }
        };
    }

    private static List<MentoringEvent> end(End asked, Mentoring state) {
        return switch (state) {
            case None _ -> throw new Rejection("mentoring-unknown", "There is no such mentoring.");
            case Paired paired -> {
                var latest = paired.latest();
                if (latest.equals(latest.ended(asked.on(), asked.ending()))) {
                    yield List.of();
                }
                if (!latest.goesOn()) {
                    throw new Rejection(
                            "mentoring-over", "It ended on %s.".formatted(latest.until()));
                }
                if (asked.on().isBefore(latest.from())) {
                    throw new Rejection(
                            "before-beginning",
                            "It began on %s; it cannot end before.".formatted(latest.from()));
                }
                yield List.of(new Ended(asked.on(), asked.ending()));
            }
        };
    }

    private static Begun begun(Begin asked) {
        var pair = asked.pair();
        return new Begun(
                pair.community(),
                pair.mentor(),
                pair.mentee(),
                asked.purpose().focusArea(),
                asked.purpose().topic(),
                asked.on());
    }

    private static Pair pair(Begun begun) {
        return new Pair(begun.community(), begun.mentor(), begun.mentee());
    }

    private static Period period(Begun begun) {
        return new Period(new Purpose(begun.focusArea(), begun.topic()), begun.on(), null, null);
    }
}
