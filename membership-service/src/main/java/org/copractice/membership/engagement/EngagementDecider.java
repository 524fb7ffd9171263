package org.copractice.membership.engagement;

import static org.copractice.membership.engagement.Step.Status.ACCEPTED;
import static org.copractice.membership.engagement.Step.Status.ASKED;
import static org.copractice.membership.engagement.Step.Status.DECLINED;
import static org.copractice.membership.engagement.Step.Status.DONE;
import static org.copractice.membership.engagement.Step.Status.WITHDRAWN;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.engagement.Engagement.Begun;
import org.copractice.membership.engagement.Engagement.None;
import org.copractice.membership.engagement.EngagementCommand.Accept;
import org.copractice.membership.engagement.EngagementCommand.Ask;
import org.copractice.membership.engagement.EngagementCommand.Complete;
import org.copractice.membership.engagement.EngagementCommand.Decline;
import org.copractice.membership.engagement.EngagementCommand.Withdraw;
import org.copractice.membership.engagement.EngagementEvent.Accepted;
import org.copractice.membership.engagement.EngagementEvent.Asked;
import org.copractice.membership.engagement.EngagementEvent.Declined;
import org.copractice.membership.engagement.EngagementEvent.Done;
import org.copractice.membership.engagement.EngagementEvent.Withdrawn;
import org.copractice.membership.engagement.Step.Status;

/// The rules of a request for a thought partner. A step that repeats the latest one changes
/// nothing.
public final class EngagementDecider
        implements Decider<EngagementCommand, Engagement, EngagementEvent> {

    @Override
    public Engagement initial() {
        return new None();
    }

    @Override
    public List<EngagementEvent> decide(EngagementCommand command, Engagement state) {
        return switch (command) {
            case Ask(var request) -> ask(request, state);
            case Accept(var expert, var on) -> accept(expert, on, begun(state));
            case Decline(var on, var reason) ->
                    go(
                            new Declined(on, reason),
                            new Step(DECLINED, on, reason, null),
                            Set.of(ASKED),
                            begun(state));
            case Complete(var on, var outcome) ->
                    go(
                            new Done(on, outcome),
                            new Step(DONE, on, null, outcome),
                            Set.of(ACCEPTED),
                            begun(state));
            case Withdraw(var on) ->
                    go(
                            new Withdrawn(on),
                            new Step(WITHDRAWN, on, null, null),
                            Set.of(ASKED, ACCEPTED),
                            begun(state));
        };
    }

    @Override
    public Engagement evolve(Engagement state, EngagementEvent event) {
        return switch (event) {
            case Asked asked ->
                    new Begun(
                            request(asked),
                            asked.expert(),
                            List.of(new Step(ASKED, asked.on(), null, null)));
            case Accepted(var expert, var on) ->
                    begun(state).with(expert, new Step(ACCEPTED, on, null, null));
            case Declined(var on, var reason) ->
                    begun(state).with(new Step(DECLINED, on, reason, null));
            case Done(var on, var outcome) -> begun(state).with(new Step(DONE, on, null, outcome));
            case Withdrawn(var on) -> begun(state).with(new Step(WITHDRAWN, on, null, null));
        };
    }

    private static List<EngagementEvent> ask(Request request, Engagement state) {
        if (request.neededBy().isBefore(request.on())) {
            throw new Rejection(
                    "needed-before-asked", "It is asked for after the day by which it is needed.");
        }
        return switch (state) {
            case None _ -> List.of(asked(request));
            case Begun(var before, _, _) when before.equals(request) -> List.of();
            case Begun _ ->
                    throw new Rejection(
                            "request-exists", "Something else was asked for under this id.");
        };
    }

    /// Whoever was asked answers; what nobody in particular was asked for is taken by who accepts.
    private static List<EngagementEvent> accept(UUID expert, LocalDate on, Begun begun) {
        var accepting = expert == null ? begun.expert() : expert;
        if (accepting == null) {
            throw new Rejection(
                    "expert-needed", "Nobody in particular was asked: say who accepts.");
        }
        if (begun.expert() != null && !begun.expert().equals(accepting)) {
            throw new Rejection("asked-of-another", "Another expert was asked.");
        }
        return go(
                new Accepted(accepting, on),
                new Step(ACCEPTED, on, null, null),
                Set.of(ASKED),
                begun);
    }

    private static List<EngagementEvent> go(
            EngagementEvent event, Step step, Set<Status> from, Begun begun) {
        if (begun.latest().equals(step)) {
            return List.of();
        }
        if (!from.contains(begun.status())) {
            throw new Rejection(
                    "out-of-turn",
                    "The request was %s on %s."
                            .formatted(begun.status().code(), begun.latest().on()));
        }
        if (step.on().isBefore(begun.latest().on())) {
            throw new Rejection(
                    "before-latest-step",
                    "The latest step is of %s; nothing can happen before it."
                            .formatted(begun.latest().on()));
        }
        return List.of(event);
    }

    private static Begun begun(Engagement state) {
        return switch (state) {
            case Begun begun -> begun;
            case None _ -> throw new Rejection("engagement-unknown", "There is no such request.");
        };
    }

    private static Asked asked(Request request) {
        return new Asked(
                request.organization(),
                request.community(),
                request.expert(),
                request.topic(),
                request.purpose(),
                request.neededBy(),
                request.on());
    }

    private static Request request(Asked asked) {
        return new Request(
                asked.organization(),
                asked.community(),
                asked.expert(),
                asked.topic(),
                asked.purpose(),
                asked.neededBy(),
                asked.on());
    }
}
