package org.copractice.membership.cohort;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.cohort.Cohort.Standing;
import org.copractice.membership.cohort.Cohort.Unformed;
import org.copractice.membership.cohort.CohortCommand.Entrust;
import org.copractice.membership.cohort.CohortCommand.Form;
import org.copractice.membership.cohort.CohortCommand.Join;
import org.copractice.membership.cohort.CohortCommand.Leave;
import org.copractice.membership.cohort.CohortCommand.Release;
import org.copractice.membership.cohort.CohortEvent.Entrusted;
import org.copractice.membership.cohort.CohortEvent.Formed;
import org.copractice.membership.cohort.CohortEvent.Joined;
import org.copractice.membership.cohort.CohortEvent.Left;
import org.copractice.membership.cohort.CohortEvent.Released;
import org.copractice.membership.cohort.CohortEvent.Renamed;

/// The rules of a cohort.
public final class CohortDecider implements Decider<CohortCommand, Cohort, CohortEvent> {

    @Override
    public Cohort initial() {
        return new Unformed();
    }

    @Override
    public List<CohortEvent> decide(CohortCommand command, Cohort state) {
        return switch (command) {
            case Form form -> form(form, state);
            case Join(var person, var on) -> join(person, on, standing(state));
            case Leave(var person, var on) -> leave(person, on, standing(state));
            case Entrust entrust -> entrust(entrust, standing(state));
            case Release(var on) -> release(on, standing(state));
        };
    }

    @Override
    public Cohort evolve(Cohort state, CohortEvent event) {
        return switch (event) {
            case Formed(var community, var number, var name, var programYear) ->
                    new Standing(
                            community,
                            new Label(number, name),
                            ProgramYear.of(programYear).orElseThrow(),
                            List.of(),
                            List.of());
            case Renamed(var number, var name) -> standing(state).with(new Label(number, name));
            case Joined(var person, var on) -> standing(state).with(new Stay(person, on, null));
            case Left(var person, var on) -> {
                var before = standing(state).latestStay(person).orElseThrow();
                yield standing(state).withChanged(before, before.left(on));
            }
            case Entrusted(var leader, var on) -> standing(state).with(new Lead(leader, on));
            case Released(var on) -> standing(state).with(new Lead(null, on));
        };
    }

    private static List<CohortEvent> form(Form asked, Cohort state) {
        var label = asked.label();
        return switch (state) {
            case Unformed _ ->
                    List.of(
                            new Formed(
                                    asked.community(),
                                    label.number(),
                                    label.name(),
                                    asked.year().code()));
            case Standing standing -> {
                if (!asked.community().equals(standing.community())
                        || !asked.year().equals(standing.year())) {
                    throw new Rejection(
                            "cohort-fixed",
                            "Community and program year of a cohort cannot change; form another.");
                }
                yield label.equals(standing.label())
                        ? List.of()
                        : List.of(new Renamed(label.number(), label.name()));
            }
        };
    }

    private static List<CohortEvent> join(UUID person, LocalDate on, Standing standing) {
        var latest = standing.latestStay(person);
        if (latest.isPresent()) {
            var stay = latest.get();
            if (stay.equals(new Stay(person, on, null))) {
                return List.of();
            }
            if (stay.goesOn()) {
                throw new Rejection(
                        "in-cohort-already",
                        "The person has been in it since %s.".formatted(stay.from()));
            }
            if (on.isBefore(stay.until())) {
                throw new Rejection(
                        "before-leaving",
                        "The person was in it until %s; join then or later."
                                .formatted(stay.until()));
            }
        }
        return List.of(new Joined(person, on));
    }

    private static List<CohortEvent> leave(UUID person, LocalDate on, Standing standing) {
        var stay = standing.latestStay(person).orElseThrow(CohortDecider::notInCohort);
        if (stay.equals(stay.left(on))) {
            return List.of();
        }
        if (!stay.goesOn()) {
            throw notInCohort();
        }
        if (on.isBefore(stay.from())) {
            throw new Rejection(
                    "before-joining",
                    "The person joined on %s; nobody leaves before.".formatted(stay.from()));
        }
        return List.of(new Left(person, on));
    }

    /// Who leads has been there before: that also keeps cohorts from leading each other in a
    /// circle.
    private static List<CohortEvent> entrust(Entrust asked, Standing standing) {
        if (!asked.community().equals(standing.community())) {
            throw new Rejection("leader-elsewhere", "It is led by a cohort of its own community.");
        }
        if (!asked.year().isBefore(standing.year())) {
            throw new Rejection(
                    "leader-not-earlier", "It is led by a cohort of an earlier program year.");
        }
        return lead(new Lead(asked.leader(), asked.on()), standing);
    }

    private static List<CohortEvent> release(LocalDate on, Standing standing) {
        return standing.leads().isEmpty() ? List.of() : lead(new Lead(null, on), standing);
    }

    private static List<CohortEvent> lead(Lead asked, Standing standing) {
        if (!standing.leads().isEmpty()) {
            var latest = standing.leads().getLast();
            if (Objects.equals(latest.cohort(), asked.cohort())) {
                return List.of();
            }
            if (asked.from().isBefore(latest.from())) {
                throw new Rejection(
                        "before-latest-lead",
                        "Who leads it was settled for %s; nothing changes before that."
                                .formatted(latest.from()));
            }
        }
        return List.of(
                asked.cohort() == null
                        ? new Released(asked.from())
                        : new Entrusted(asked.cohort(), asked.from()));
    }

    private static Standing standing(Cohort state) {
        return switch (state) {
            case Standing standing -> standing;
            case Unformed _ -> throw new Rejection("cohort-unknown", "There is no such cohort.");
        };
    }

    private static Rejection notInCohort() {
        return new Rejection("not-in-cohort", "The person is not in the cohort.");
    }
}
