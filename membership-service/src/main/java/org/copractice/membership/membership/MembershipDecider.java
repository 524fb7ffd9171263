package org.copractice.membership.membership;

import static org.copractice.membership.membership.Step.Status.ACTIVE;
import static org.copractice.membership.membership.Step.Status.INVITED;
import static org.copractice.membership.membership.Step.Status.LAPSED;
import static org.copractice.membership.membership.Step.Status.REQUESTED;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.membership.Membership.Begun;
import org.copractice.membership.membership.Membership.None;
import org.copractice.membership.membership.MembershipCommand.Admit;
import org.copractice.membership.membership.MembershipCommand.Answer;
import org.copractice.membership.membership.MembershipCommand.End;
import org.copractice.membership.membership.MembershipCommand.Invite;
import org.copractice.membership.membership.MembershipCommand.Lapse;
import org.copractice.membership.membership.MembershipCommand.Refuse;
import org.copractice.membership.membership.MembershipCommand.Renew;
import org.copractice.membership.membership.MembershipCommand.Request;
import org.copractice.membership.membership.MembershipEvent.Accepted;
import org.copractice.membership.membership.MembershipEvent.Admitted;
import org.copractice.membership.membership.MembershipEvent.Declined;
import org.copractice.membership.membership.MembershipEvent.Ended;
import org.copractice.membership.membership.MembershipEvent.Invited;
import org.copractice.membership.membership.MembershipEvent.Lapsed;
import org.copractice.membership.membership.MembershipEvent.Refused;
import org.copractice.membership.membership.MembershipEvent.Renewed;
import org.copractice.membership.membership.MembershipEvent.Requested;
import org.copractice.membership.membership.Step.Kind;
import org.copractice.membership.membership.Step.Status;

/// The rules of a membership. A step that repeats the latest one changes nothing.
public final class MembershipDecider
        implements Decider<MembershipCommand, Membership, MembershipEvent> {

    @Override
    public Membership initial() {
        return new None();
    }

    @Override
    public List<MembershipEvent> decide(MembershipCommand command, Membership state) {
        return switch (command) {
            case Invite(var parties, var on) -> begin(invited(parties, on), Kind.INVITED, state);
            case Request(var parties, var on) ->
                    begin(requested(parties, on), Kind.REQUESTED, state);
            case Answer(var accepted, var on) ->
                    go(
                            accepted ? new Accepted(on) : new Declined(on),
                            Set.of(INVITED),
                            new Rejection("not-invited", "There is no open invitation to answer."),
                            state);
            case Admit(var on) -> go(new Admitted(on), Set.of(REQUESTED), notRequested(), state);
            case Refuse(var on, var reason) ->
                    go(new Refused(on, reason), Set.of(REQUESTED), notRequested(), state);
            case Lapse(var on, var reason) ->
                    go(
                            new Lapsed(on, reason),
                            Set.of(ACTIVE),
                            new Rejection("not-active", "Only an active membership lapses."),
                            state);
            case Renew(var on) ->
                    go(
                            new Renewed(on),
                            Set.of(ACTIVE, LAPSED),
                            new Rejection(
                                    "not-renewable",
                                    "Only an active or lapsed membership is renewed; invite or"
                                            + " request anew."),
                            state);
            case End(var on, var reason) ->
                    go(
                            new Ended(on, reason),
                            Set.of(INVITED, REQUESTED, ACTIVE, LAPSED),
                            new Rejection("ended-before", "There is nothing left to end."),
                            state);
        };
    }

    @Override
    public Membership evolve(Membership state, MembershipEvent event) {
        return switch (state) {
            case None _ -> new Begun(parties(event), List.of(step(event)));
            case Begun begun -> begun.with(step(event));
        };
    }

    /// An invitation does not answer a request, nor the other way round: each waits for its own
    /// answer.
    private static List<MembershipEvent> begin(MembershipEvent event, Kind kind, Membership state) {
        return switch (state) {
            case None _ -> List.of(event);
            case Begun begun ->
                    switch (begun.status()) {
                        case DECLINED, LAPSED, ENDED -> dated(event, begun);
                        case INVITED, REQUESTED -> {
                            if (begun.latest().kind() == kind) {
                                yield List.of();
                            }
                            throw new Rejection(
                                    "answer-awaited",
                                    "It was %s on %s; answer that."
                                            .formatted(begun.status().code(), begun.latest().on()));
                        }
                        case ACTIVE -> {
                            if (begun.steps().contains(step(event))) {
                                yield List.of();
                            }
                            throw new Rejection("member-already", "The membership is active.");
                        }
                    };
        };
    }

    private static List<MembershipEvent> go(
            MembershipEvent event, Set<Status> from, Rejection refusal, Membership state) {
        return switch (state) {
            case None _ ->
                    throw new Rejection("membership-unknown", "There is no such membership.");
            case Begun begun -> {
                if (begun.latest().equals(step(event))) {
                    yield List.of();
                }
                if (!from.contains(begun.status())) {
                    throw refusal;
                }
                yield dated(event, begun);
            }
        };
    }

    private static List<MembershipEvent> dated(MembershipEvent event, Begun begun) {
        if (step(event).on().isBefore(begun.latest().on())) {
            throw new Rejection(
                    "before-latest-step",
                    "The latest step is of %s; nothing can happen before it."
                            .formatted(begun.latest().on()));
        }
        return List.of(event);
    }

    private static Step step(MembershipEvent event) {
        return switch (event) {
            case Invited(_, _, _, var on) -> new Step(Kind.INVITED, on, null);
            case Requested(_, _, _, var on) -> new Step(Kind.REQUESTED, on, null);
            case Accepted(var on) -> new Step(Kind.ACCEPTED, on, null);
            case Declined(var on) -> new Step(Kind.DECLINED, on, null);
            case Admitted(var on) -> new Step(Kind.ADMITTED, on, null);
            case Refused(var on, var reason) -> new Step(Kind.REFUSED, on, reason);
            case Lapsed(var on, var reason) -> new Step(Kind.LAPSED, on, reason);
            case Renewed(var on) -> new Step(Kind.RENEWED, on, null);
            case Ended(var on, var reason) -> new Step(Kind.ENDED, on, reason);
        };
    }

    private static Parties parties(MembershipEvent event) {
        return switch (event) {
            case Invited(var community, var organization, var person, _) ->
                    new Parties(community, organization, person);
            case Requested(var community, var organization, var person, _) ->
                    new Parties(community, organization, person);
            case Accepted _, Declined _, Admitted _, Refused _, Lapsed _, Renewed _, Ended _ ->
                    throw new IllegalStateException("a membership begins by being asked for");
        };
    }

    private static Invited invited(Parties parties, LocalDate on) {
        return new Invited(parties.community(), parties.organization(), parties.person(), on);
    }

    private static Requested requested(Parties parties, LocalDate on) {
        return new Requested(parties.community(), parties.organization(), parties.person(), on);
    }

    private static Rejection notRequested() {
        return new Rejection("not-requested", "There is no open request to answer.");
    }
}
