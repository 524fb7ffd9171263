package org.copractice.eventsourcing.testing.tally;

import java.util.List;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.eventsourcing.testing.tally.Tally.Done;
import org.copractice.eventsourcing.testing.tally.Tally.None;
import org.copractice.eventsourcing.testing.tally.Tally.Running;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Add;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Close;
import org.copractice.eventsourcing.testing.tally.TallyCommand.Open;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Added;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Closed;
import org.copractice.eventsourcing.testing.tally.TallyEvent.Opened;

/// The rules of a tally.
public final class TallyDecider implements Decider<TallyCommand, Tally, TallyEvent> {

    @Override
    public Tally initial() {
        return new None();
    }

    @Override
    public List<TallyEvent> decide(TallyCommand command, Tally state) {
        return switch (command) {
            case Open(var name) -> open(name, state);
            case Add(var amounts) -> add(amounts, state);
            case Close _ -> close(state);
        };
    }

    @Override
    public Tally evolve(Tally state, TallyEvent event) {
        return switch (event) {
            case Opened(var name) -> new Running(name, 0);
            case Added(var amount) ->
                    state instanceof Running(var name, var total)
                            ? new Running(name, total + amount)
                            : state;
            case Closed _ ->
                    state instanceof Running(var name, var total) ? new Done(name, total) : state;
        };
    }

    private static List<TallyEvent> open(String name, Tally state) {
        return switch (state) {
            case None _ -> List.of(new Opened(name));
            case Running(var known, _) when known.equals(name) -> List.of();
            case Running _, Done _ -> throw new Rejection("in-use", "Choose another tally.");
        };
    }

    private static List<TallyEvent> add(List<Integer> amounts, Tally state) {
        return switch (state) {
            case Running _ ->
                    amounts.stream()
                            .filter(amount -> amount != 0)
                            .<TallyEvent>map(Added::new)
                            .toList();
            case None _, Done _ -> throw new Rejection("not-open", "Open the tally first.");
        };
    }

    private static List<TallyEvent> close(Tally state) {
        return switch (state) {
            case Running _ -> List.of(new Closed());
            case Done _ -> List.of();
            case None _ -> throw new Rejection("not-open", "Open the tally first.");
        };
    }
}
