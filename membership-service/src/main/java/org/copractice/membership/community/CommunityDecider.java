package org.copractice.membership.community;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.community.Community.Standing;
import org.copractice.membership.community.Community.Transition;
import org.copractice.membership.community.Community.Unfounded;
import org.copractice.membership.community.CommunityCommand.AddSeat;
import org.copractice.membership.community.CommunityCommand.Decide;
import org.copractice.membership.community.CommunityCommand.Establish;
import org.copractice.membership.community.CommunityCommand.GrantTerm;
import org.copractice.membership.community.CommunityCommand.Vacate;
import org.copractice.membership.community.CommunityEvent.Decided;
import org.copractice.membership.community.CommunityEvent.Described;
import org.copractice.membership.community.CommunityEvent.Founded;
import org.copractice.membership.community.CommunityEvent.LineageCorrected;
import org.copractice.membership.community.CommunityEvent.Renamed;
import org.copractice.membership.community.CommunityEvent.Rescoped;
import org.copractice.membership.community.CommunityEvent.SeatAdded;
import org.copractice.membership.community.CommunityEvent.SeatVacated;
import org.copractice.membership.community.CommunityEvent.SubjectsChanged;
import org.copractice.membership.community.CommunityEvent.TermGranted;

/// The rules of a community; those of its committee are in [CommitteeRules].
public final class CommunityDecider
        implements Decider<CommunityCommand, Community, CommunityEvent> {

    @Override
    public Community initial() {
        return new Unfounded();
    }

    @Override
    public List<CommunityEvent> decide(CommunityCommand command, Community state) {
        return switch (command) {
            case Establish establish -> establish(establish, state);
            case AddSeat add -> CommitteeRules.addSeat(add, standing(state));
            case GrantTerm grant -> CommitteeRules.grantTerm(grant, standing(state));
            case Vacate vacate -> CommitteeRules.vacate(vacate, standing(state));
            case Decide(var decision) -> CommitteeRules.decide(decision, standing(state));
        };
    }

    @Override
    public Community evolve(Community state, CommunityEvent event) {
        return switch (event) {
            case Founded(var charter, var on) ->
                    new Standing(
                            charter,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(new Transition(Stage.POTENTIAL, on, null)));
            case Renamed(var name) -> changed(state, charter -> charter.withName(name));
            case SubjectsChanged(var subjects) ->
                    changed(state, charter -> charter.withSubjects(subjects));
            case Rescoped(var scope, var region) ->
                    changed(state, charter -> charter.withScope(scope, region));
            case Described(var description) ->
                    changed(state, charter -> charter.withDescription(description));
            case LineageCorrected(var succeeds, var absorbs) ->
                    changed(state, charter -> charter.withLineage(succeeds, absorbs));
            case SeatAdded(var seat, var title) ->
                    standing(state).with(new Seat(seat, title, List.of()));
            case TermGranted(var seat, var holder, var from, var until) ->
                    seated(state, seat, s -> s.with(new Term(holder, from, until, null)));
            case SeatVacated(var seat, var on, var reason) ->
                    seated(state, seat, s -> s.vacatedOn(on, reason));
            case Decided(var decision) -> standing(state).with(decision);
        };
    }

    private static List<CommunityEvent> establish(Establish asked, Community state) {
        checkCharter(asked.id(), asked.charter());
        return switch (state) {
            case Unfounded _ ->
                    List.of(
                            new Founded(
                                    asked.charter(),
                                    asked.foundedOn() == null ? asked.today() : asked.foundedOn()));
            case Standing standing -> {
                if (asked.foundedOn() != null && !asked.foundedOn().equals(standing.foundedOn())) {
                    throw new Rejection(
                            "founded-before",
                            "It was founded on %s, which stays so."
                                    .formatted(standing.foundedOn()));
                }
                yield differences(asked.charter(), standing.charter());
            }
        };
    }

    private static void checkCharter(UUID id, Charter charter) {
        boolean regional = charter.scope() == Scope.REGIONAL;
        if (regional && charter.region() == null) {
            throw new Rejection("region-needed", "A regional community needs its region.");
        }
        if (!regional && charter.region() != null) {
            throw new Rejection("region-not-expected", "Only a regional community has a region.");
        }
        if (charter.succeeds().contains(id) || charter.absorbs().contains(id)) {
            throw new Rejection(
                    "own-predecessor", "A community can neither succeed nor absorb itself.");
        }
    }

    private static List<CommunityEvent> differences(Charter asked, Charter known) {
        var events = new ArrayList<CommunityEvent>();
        if (!asked.name().equals(known.name())) {
            events.add(new Renamed(asked.name()));
        }
        if (!asked.subjects().equals(known.subjects())) {
            events.add(new SubjectsChanged(asked.subjects()));
        }
        if (asked.scope() != known.scope() || !Objects.equals(asked.region(), known.region())) {
            events.add(new Rescoped(asked.scope(), asked.region()));
        }
        if (!Objects.equals(asked.description(), known.description())) {
            events.add(new Described(asked.description()));
        }
        if (!asked.succeeds().equals(known.succeeds())
                || !asked.absorbs().equals(known.absorbs())) {
            events.add(new LineageCorrected(asked.succeeds(), asked.absorbs()));
        }
        return events;
    }

    private static Standing changed(Community state, UnaryOperator<Charter> change) {
        var standing = standing(state);
        return standing.with(change.apply(standing.charter()));
    }

    private static Standing seated(Community state, UUID seat, UnaryOperator<Seat> change) {
        var standing = standing(state);
        return standing.withChanged(change.apply(standing.seat(seat).orElseThrow()));
    }

    private static Standing standing(Community state) {
        return switch (state) {
            case Standing standing -> standing;
            case Unfounded _ ->
                    throw new Rejection("community-unknown", "There is no such community.");
        };
    }
}
