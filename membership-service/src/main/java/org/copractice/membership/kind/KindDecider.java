package org.copractice.membership.kind;

import java.util.List;
import org.copractice.eventsourcing.Decider;
import org.copractice.eventsourcing.Rejection;
import org.copractice.membership.kind.Kind.Known;
import org.copractice.membership.kind.Kind.Unknown;
import org.copractice.membership.kind.KindCommand.Register;
import org.copractice.membership.kind.KindEvent.Registered;
import org.copractice.membership.kind.KindEvent.Renamed;

/// The rules of a kind of organization.
public final class KindDecider implements Decider<KindCommand, Kind, KindEvent> {

    @Override
    public Kind initial() {
        return new Unknown();
    }

    @Override
    public List<KindEvent> decide(KindCommand command, Kind state) {
        return switch (command) {
            case Register asked ->
                    switch (state) {
                        case Unknown _ ->
                                List.of(
                                        new Registered(
                                                asked.code(), asked.name(), asked.onePerCounty()));
                        case Known known -> change(asked, known);
                    };
        };
    }

    @Override
    public Kind evolve(Kind state, KindEvent event) {
        return switch (event) {
            case Registered(var code, var name, var onePerCounty) ->
                    new Known(code, name, onePerCounty);
            case Renamed(var name) ->
                    switch (state) {
                        case Known(var code, _, var onePerCounty) ->
                                new Known(code, name, onePerCounty);
                        case Unknown _ -> state;
                    };
        };
    }

    private static List<KindEvent> change(Register asked, Known known) {
        if (asked.onePerCounty() != known.onePerCounty()) {
            throw new Rejection(
                    "limit-fixed",
                    "Whether a county has only one of a kind cannot change; register another kind.");
        }
        return asked.name().equals(known.name()) ? List.of() : List.of(new Renamed(asked.name()));
    }
}
